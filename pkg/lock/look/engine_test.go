package look

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/compression"
	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"

	"github.com/composesource/composesource/pkg/lock"
)

// standIn is an engine that answers two requests, at a socket of its own.
func standIn(t *testing.T, inspect string, save func(io.Writer)) *Looker {
	t.Helper()
	socket := filepath.Join(t.TempDir(), "engine.sock")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	server := http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/json") && inspect != "":
			fmt.Fprint(w, inspect)
		case strings.HasSuffix(r.URL.Path, "/get"):
			save(w)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	})}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { server.Close() })
	t.Setenv("DOCKER_HOST", "unix://"+socket)
	return from(t, Options{From: engineName})
}

// blobs saves an image as engines do whose images containerd keeps: packed layers, in
// the order of their digests.
func blobs(t *testing.T, image v1.Image, change func(map[string][]byte)) func(io.Writer) {
	t.Helper()
	config, err := image.RawConfigFile()
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{blobName(config): config}
	l := listed{Config: blobName(config), RepoTags: []string{"app:1"}}
	layers, err := image.Layers()
	if err != nil {
		t.Fatal(err)
	}
	for _, layer := range layers {
		r, err := layer.Compressed()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[blobName(text)] = text
		l.Layers = append(l.Layers, blobName(text))
	}
	if parts["manifest.json"], err = json.Marshal([]listed{l}); err != nil {
		t.Fatal(err)
	}
	parts["oci-layout"] = []byte(`{"imageLayoutVersion": "1.0.0"}`)
	if change != nil {
		change(parts)
	}
	return func(out io.Writer) {
		w := tar.NewWriter(out)
		for name, text := range parts {
			_ = w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Size: int64(len(text))})
			_, _ = w.Write(text)
		}
		_ = w.Close()
	}
}

func blobName(text []byte) string {
	sum := sha256.Sum256(text)
	return "blobs/sha256/" + hex.EncodeToString(sum[:])
}

// The ID of an image that containerd keeps is that of its manifest: the digest of the
// configuration counts, wherever it was found. An image that was pulled knows its digest.
func TestEngineOfContainerd(t *testing.T) {
	digest := "sha256:" + strings.Repeat("7", 64)
	inspect := `{"Id": "sha256:` + strings.Repeat("8", 64) + `", "Os": "linux", "Architecture": "arm64", "Variant": "v8",
		"RepoDigests": ["other/app@sha256:` + strings.Repeat("1", 64) + `", "example/app@` + digest + `", "nonsense"]}`
	image := sample(t, "arm64", compression.GZip)
	l := standIn(t, inspect, blobs(t, image, nil))
	id, err := image.ConfigName()
	if err != nil {
		t.Fatal(err)
	}
	want := "  imageID: " + id.String() + "\n" + strings.ReplaceAll(sampleSays, "PLATFORM", "arm64")
	if got, pinned := entry(t, l, wanted("example/app:1"), ""); got != want || pinned != digest {
		t.Errorf("digest %s\n%s\nwant %s\n%s", pinned, got, digest, want)
	}
	for locked, changed := range map[string]bool{id.String(): false, "sha256:" + strings.Repeat("9", 64): true} {
		r, err := l.Changed(context.Background(), wanted("example/app:1"), lock.Image{ImageID: locked, Platform: "linux/arm64"})
		if err != nil || (r != nil) != changed {
			t.Errorf("%s changed: %v, %v", locked, r, err)
		}
	}
}

func TestHostileEngine(t *testing.T) {
	image := sample(t, "amd64", compression.GZip)
	const inspect = `{"Id": "x", "Os": "linux", "Architecture": "amd64"}`
	without := func(part string) func(io.Writer) {
		return blobs(t, image, func(parts map[string][]byte) { delete(parts, part) })
	}
	layers, err := image.Layers()
	if err != nil {
		t.Fatal(err)
	}
	first, err := layers[0].Digest()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, inspect string
		save          func(io.Writer)
		want          string
	}{
		{"it hasn't it", "", nil, "app: engine: it doesn't have it"},
		{"no JSON", "<html>", nil, "app: engine: it answers something that no engine does"},
		{"no tar file", inspect, func(w io.Writer) { fmt.Fprint(w, strings.Repeat("x", 1000)) }, "app: engine: what the engine saves is damaged"},
		{"nothing", inspect, func(io.Writer) {}, "app: engine: manifest.json is none of `docker save`"},
		{"no order", inspect, without("manifest.json"), "app: engine: manifest.json is none of `docker save`"},
		{"a layer is missing", inspect, without("blobs/sha256/" + first.Hex), "app: engine: layer 1 isn't in what it saves"},
		{"another layer", inspect, blobs(t, image, func(parts map[string][]byte) {
			parts["blobs/sha256/"+first.Hex] = packed(t, above())
		}), "app: engine: layer 1: it holds sha256:"},
		{"two images", inspect, blobs(t, image, func(parts map[string][]byte) { parts["manifest.json"] = []byte("[{}, {}]") }), "it saves 2 images instead of one"},
		{"links in circles", inspect, func(out io.Writer) {
			w := tar.NewWriter(out)
			for _, pair := range [][2]string{{"a/layer.tar", "../b/layer.tar"}, {"b/layer.tar", "../a/layer.tar"}} {
				_ = w.WriteHeader(&tar.Header{Name: pair[0], Typeflag: tar.TypeSymlink, Linkname: pair[1]})
			}
			for name, text := range map[string]string{
				"manifest.json": `[{"Config": "c", "Layers": ["a/layer.tar"]}]`,
				"c":             `{"os": "linux", "architecture": "amd64", "rootfs": {"type": "layers", "diff_ids": ["sha256:` + strings.Repeat("0", 64) + `"]}}`,
			} {
				_ = w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Size: int64(len(text))})
				_, _ = io.WriteString(w, text)
			}
			_ = w.Close()
		}, "layer 1 isn't in what it saves"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := standIn(t, test.inspect, test.save).Look(context.Background(), lock.Want{Reference: "app"}, "")
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}

// What an engine builds says the same in the engine, in what it saves and in a registry.
func TestBuilt(t *testing.T) {
	if exec.Command("docker", "version").Run() != nil {
		t.Skip("SKIPPED: no container engine answers")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"Dockerfile": "FROM scratch\nCOPY passwd /etc/passwd\nCOPY --chown=70:70 data /data\nUSER app\nEXPOSE 8080\nVOLUME /data /later\nHEALTHCHECK --interval=5s CMD [\"/check\"]\nSTOPSIGNAL SIGINT\n",
		"passwd":     "app:x:70:71::/:\n",
		"data/a":     "a",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	server := secured(t)
	host := strings.TrimPrefix(server.URL, "https://")
	reference := host + "/lockw-built:1"
	docker(t, "build", "-t", reference, dir)
	t.Cleanup(func() { docker(t, "rmi", reference) })
	saved := filepath.Join(t.TempDir(), "saved.tar")
	docker(t, "save", "-o", saved, reference)
	want, _ := entry(t, from(t, Options{From: engineName}), lock.Want{Reference: reference, Built: true}, "")
	for _, part := range []string{
		"  user: {text: app, uid: 70, gid: 71}\n  ports: [8080/tcp]\n  volumes: [/data, /later]\n  healthcheck: {test: [CMD, /check], interval: 5s}\n  stopSignal: SIGINT\n",
		"  - {path: /data, holds: something, uid: 70, gid: 70, mode: \"0755\"}\n",
	} {
		if !strings.Contains(want, part) {
			t.Errorf("what was built says\n%s\nwithout\n%s", want, part)
		}
	}
	ref, err := name.ParseReference(reference)
	if err != nil {
		t.Fatal(err)
	}
	image, err := tarball.ImageFromPath(saved, nil)
	if err != nil {
		t.Fatal(err)
	}
	login(t, host)
	if err := remote.Write(ref, image, remote.WithTransport(server.Client().Transport), remote.WithAuthFromKeychain(authn.DefaultKeychain)); err != nil {
		t.Fatal(err)
	}
	for what, l := range map[string]*Looker{"tarball": from(t, Options{From: saved}), "registry": inRegistry(server)} {
		if got, _ := entry(t, l, lock.Want{Reference: reference, Built: true}, ""); got != want {
			t.Errorf("%s:\n%s\nand the engine:\n%s", what, got, want)
		}
	}
}

// The engine is where docker has it: a variable, a context, or the usual socket.
func TestEngineAddress(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("DOCKER_CONFIG", dir)
	t.Setenv("DOCKER_HOST", "")
	t.Setenv("DOCKER_CONTEXT", "")
	if err := os.WriteFile(filepath.Join(dir, "config.json"), []byte(`{"currentContext": "desktop"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	id := sha256.Sum256([]byte("desktop"))
	meta := filepath.Join(dir, "contexts/meta", hex.EncodeToString(id[:]), "meta.json")
	if err := os.MkdirAll(filepath.Dir(meta), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(meta, []byte(`{"Name": "desktop", "Endpoints": {"docker": {"Host": "unix:///desktop.sock"}}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := contextAddress(); got != "unix:///desktop.sock" {
		t.Errorf("the context says %q", got)
	}
	t.Setenv("DOCKER_CONTEXT", "nobody")
	if got := engineAddress(); got != "unix:///var/run/docker.sock" {
		t.Errorf("without anything it is at %s", got)
	}
	t.Setenv("DOCKER_HOST", "ssh://me@example.com")
	_, err := from(t, Options{From: engineName}).Look(context.Background(), lock.Want{Reference: "app"}, "")
	if err == nil || !strings.Contains(err.Error(), "an engine at ssh:// can't be asked; `docker save` writes a file that --from reads") {
		t.Errorf("an engine that can't be asked: %v", err)
	}
}
