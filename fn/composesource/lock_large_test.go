package main

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// large is an image of 2 GB that is made while it is read: four layers of one large file,
// and one of many files.
type large struct {
	noise            []byte
	big, many        v1.Descriptor // whose digests are those of what is in them, too
	config, manifest []byte
	configDigest     v1.Hash
}

const (
	bigBytes  = 512 << 20
	manyFiles = 100_000
)

func newLarge(t *testing.T) *large {
	t.Helper()
	l := &large{noise: make([]byte, 1<<20)}
	random := rand.NewChaCha8([32]byte{})
	_, _ = random.Read(l.noise)
	describe := func(write func(io.Writer) error) v1.Descriptor {
		sum, size := sha256.New(), counter(0)
		if err := write(io.MultiWriter(sum, &size)); err != nil {
			t.Fatal(err)
		}
		return v1.Descriptor{MediaType: types.OCIUncompressedLayer, Size: int64(size), Digest: v1.Hash{Algorithm: "sha256", Hex: hex.EncodeToString(sum.Sum(nil))}}
	}
	l.big, l.many = describe(l.writeBig), describe(l.writeMany)
	layers := []v1.Descriptor{l.big, l.many, l.big, l.big, l.big}
	file := v1.ConfigFile{OS: "linux", Architecture: "amd64", RootFS: v1.RootFS{Type: "layers"}}
	for _, d := range layers {
		file.RootFS.DiffIDs = append(file.RootFS.DiffIDs, d.Digest)
	}
	l.config = marshal(t, file)
	sum := sha256.Sum256(l.config)
	l.configDigest = v1.Hash{Algorithm: "sha256", Hex: hex.EncodeToString(sum[:])}
	l.manifest = marshal(t, v1.Manifest{
		SchemaVersion: 2, MediaType: types.OCIManifestSchema1, Layers: layers,
		Config: v1.Descriptor{MediaType: types.OCIConfigJSON, Size: int64(len(l.config)), Digest: l.configDigest},
	})
	return l
}

func marshal(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

func (l *large) writeBig(out io.Writer) error {
	w := tar.NewWriter(out)
	if err := w.WriteHeader(&tar.Header{Name: "model.bin", Typeflag: tar.TypeReg, Mode: 0o644, Size: bigBytes}); err != nil {
		return err
	}
	for range bigBytes / len(l.noise) {
		if _, err := w.Write(l.noise); err != nil {
			return err
		}
	}
	return w.Close()
}

func (l *large) writeMany(out io.Writer) error {
	w := tar.NewWriter(out)
	for i := range manyFiles {
		name := fmt.Sprintf("usr/lib/node_modules/package-%d/lib/file-of-a-package-%d.js", i/50, i)
		if err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644, Uid: 1000}); err != nil {
			return err
		}
	}
	return w.Close()
}

// ServeHTTP is a registry, and an engine that saves the image: its layers in no order,
// and what says their order at the end.
func (l *large) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch path := r.URL.Path; {
	case strings.Contains(path, "/manifests/"):
		w.Header().Set("Content-Type", string(types.OCIManifestSchema1))
		_, _ = w.Write(l.manifest)
	case strings.HasSuffix(path, l.configDigest.String()):
		_, _ = w.Write(l.config)
	case strings.HasSuffix(path, l.big.Digest.String()):
		_ = l.writeBig(w)
	case strings.HasSuffix(path, l.many.Digest.String()):
		_ = l.writeMany(w)
	case strings.HasSuffix(path, "/json"):
		fmt.Fprintf(w, `{"Id": "%s", "Os": "linux", "Architecture": "amd64"}`, l.configDigest)
	case strings.HasSuffix(path, "/get"):
		_ = l.save(w)
	}
}

func (l *large) save(out io.Writer) error {
	w := tar.NewWriter(out)
	for _, name := range []string{"3", "1", "4", "5"} {
		if err := w.WriteHeader(&tar.Header{Name: name + "/layer.tar", Typeflag: tar.TypeReg, Size: l.big.Size}); err != nil {
			return err
		}
		if err := l.writeBig(w); err != nil {
			return err
		}
	}
	if err := w.WriteHeader(&tar.Header{Name: "2/layer.tar", Typeflag: tar.TypeReg, Size: l.many.Size}); err != nil {
		return err
	}
	if err := l.writeMany(w); err != nil {
		return err
	}
	for name, text := range map[string][]byte{
		"config.json":   l.config,
		"manifest.json": []byte(`[{"Config": "config.json", "Layers": ["1/layer.tar", "2/layer.tar", "3/layer.tar", "4/layer.tar", "5/layer.tar"]}]`),
	} {
		if err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Size: int64(len(text))}); err != nil {
			return err
		}
		if _, err := io.Copy(w, bytes.NewReader(text)); err != nil {
			return err
		}
	}
	return w.Close()
}

var peakLine = regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB`)

// An image of 2 GB is looked at with less than 100 MB of memory, from a registry and from
// an engine, and says the same.
func TestLargeImage(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: memory is measured on Linux only")
	}
	l := newLarge(t)
	server := httptest.NewServer(l)
	defer server.Close()
	dir := t.TempDir()
	socket, err := net.Listen("unix", filepath.Join(dir, "engine.sock"))
	if err != nil {
		t.Fatal(err)
	}
	engine := http.Server{Handler: l}
	go func() { _ = engine.Serve(socket) }()
	defer engine.Close()
	write(t, filepath.Join(dir, "compose.yaml"), "services:\n  web:\n    image: "+strings.TrimPrefix(server.URL, "http://")+"/app:1\n    volumes: ['modules:/usr/lib/node_modules']\nvolumes: {modules: {}}\n")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, from := range []string{"registry", "engine"} {
		cmd := exec.Command(self)
		peak := filepath.Join(dir, "peak")
		cmd.Args, cmd.Dir = []string{"measured", "lock", "--from", from}, dir
		cmd.Env = []string{"PEAK=" + peak, "HOME=" + dir, "DOCKER_HOST=unix://" + filepath.Join(dir, "engine.sock")}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", from, err, out)
		}
		status, err := os.ReadFile(peak)
		if err != nil {
			t.Fatal(err)
		}
		kB, err := strconv.Atoi(peakLine.FindStringSubmatch(string(status))[1])
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d MB", from, kB>>10)
		if kB > 100<<10 {
			t.Errorf("%s: it took %d MB", from, kB>>10)
		}
		text, err := os.ReadFile(filepath.Join(dir, "composesource.lock.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, regexp.MustCompile(`(?m)^  digest: .*\n`).ReplaceAllString(string(text), ""))
	}
	if texts[0] != texts[1] || !strings.Contains(texts[0], "{path: /usr/lib/node_modules, holds: something, uid: 0, gid: 0, mode: \"0755\"}") {
		t.Errorf("the registry says\n%s\nand the engine\n%s", texts[0], texts[1])
	}
}
