package look

import (
	"archive/tar"
	"context"
	"encoding/base64"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/compression"
	"github.com/google/go-containerregistry/pkg/name"
	regserver "github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	ocilayout "github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	spec "github.com/moby/docker-image-spec/specs-go/v1"

	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
)

// secured is a registry with TLS that wants a password, which is the canary.
func secured(t testing.TB) *httptest.Server {
	t.Helper()
	inner := regserver.New(regserver.Logger(log.New(io.Discard, "", 0)))
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, ok := r.BasicAuth(); !ok || user != "me" || password != "canary-3f9a" {
			w.Header().Set("WWW-Authenticate", `Basic realm="here"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		inner.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

// login leaves credentials as `docker login` does.
func login(t testing.TB, host string) {
	t.Helper()
	dir := t.TempDir()
	auth := base64.StdEncoding.EncodeToString([]byte("me:canary-3f9a"))
	if err := os.WriteFile(filepath.Join(dir, "config.json"), []byte(`{"auths":{"`+host+`":{"auth":"`+auth+`"}}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DOCKER_CONFIG", dir)
	t.Setenv("HOME", dir)
}

func from(t testing.TB, o Options) *Looker {
	t.Helper()
	l, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func inRegistry(server *httptest.Server) *Looker {
	return &Looker{sources: []source{newRegistry(server.Client().Transport, 300*time.Millisecond)}, progress: func(Progress) {}, most: 64}
}

// entry looks at an image and returns its entry but for its name, and the digest apart.
func entry(t testing.TB, l *Looker, want lock.Want, platform string) (text, digest string) {
	t.Helper()
	r, err := l.Look(context.Background(), want, platform)
	if err != nil {
		t.Fatal(err)
	}
	digest, r.Image.Digest = r.Image.Digest, ""
	out, err := lock.Encode(&lock.File{Images: []lock.Image{r.Image}})
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ = strings.Cut(string(out), "- reference: "+want.Reference+"\n")
	return text, digest
}

// The same image says the same wherever it is, on both architectures: a registry with
// authentication and TLS, an OCI layout, a file as `docker save` writes it.
func TestSources(t *testing.T) {
	server := secured(t)
	host := strings.TrimPrefix(server.URL, "https://")
	login(t, host)
	reference := host + "/team/app:1"
	ref, err := name.ParseReference(reference)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []compression.Compression{compression.GZip, compression.ZStd} {
		images := map[string]v1.Image{"amd64": sample(t, "amd64", c), "arm64": sample(t, "arm64", c)}
		list := v1.ImageIndex(empty.Index)
		for _, arch := range []string{"amd64", "arm64"} {
			list = mutate.AppendManifests(list, mutate.IndexAddendum{Add: images[arch], Descriptor: v1.Descriptor{Platform: &v1.Platform{OS: "linux", Architecture: arch}}})
		}
		push := []remote.Option{remote.WithTransport(server.Client().Transport), remote.WithAuthFromKeychain(authn.DefaultKeychain)}
		if err := remote.WriteIndex(ref, list, push...); err != nil {
			t.Fatal(err)
		}
		digest, err := list.Digest()
		if err != nil {
			t.Fatal(err)
		}
		for arch, image := range images {
			id, err := image.ConfigName()
			if err != nil {
				t.Fatal(err)
			}
			want := "  imageID: " + id.String() + "\n" + strings.ReplaceAll(sampleSays, "PLATFORM", arch)
			dir := t.TempDir()
			if _, err := ocilayout.Write(dir, mutate.AppendManifests(empty.Index, mutate.IndexAddendum{
				Add: list, Descriptor: v1.Descriptor{Annotations: map[string]string{refName: reference}},
			})); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "saved.tar")
			if err := tarball.WriteToFile(file, ref, image); err != nil {
				t.Fatal(err)
			}
			for what, l := range map[string]*Looker{
				"registry": inRegistry(server),
				"layout":   from(t, Options{From: "oci:" + dir}),
				"tarball":  from(t, Options{From: file}),
			} {
				got, pinned := entry(t, l, wanted(reference), "linux/"+arch)
				if got != want {
					t.Errorf("%s, %s, %s:\n%s\nwant:\n%s", what, arch, c, got, want)
				}
				if what == "registry" && pinned != digest.String() || what != "registry" && pinned != "" {
					t.Errorf("%s: the digest is %q, want that of the list: %s", what, pinned, digest)
				}
				if strings.Contains(got, "canary") {
					t.Error("a variable of the image is in the lock file")
				}
			}
		}
	}
}

// A real engine says the same, from its own memory and in what docker save writes.
func TestEngine(t *testing.T) {
	if exec.Command("docker", "version").Run() != nil {
		t.Skip("SKIPPED: no container engine answers")
	}
	reference := "lockw-sample:1"
	image := sample(t, "amd64", compression.GZip)
	ref, err := name.ParseReference(reference)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "load.tar")
	if err := tarball.WriteToFile(file, ref, image); err != nil {
		t.Fatal(err)
	}
	docker(t, "load", "-i", file)
	t.Cleanup(func() { docker(t, "rmi", reference) })
	saved := filepath.Join(t.TempDir(), "saved.tar")
	docker(t, "save", "-o", saved, reference)
	id, err := image.ConfigName()
	if err != nil {
		t.Fatal(err)
	}
	want := "  imageID: " + id.String() + "\n" + strings.ReplaceAll(sampleSays, "PLATFORM", "amd64")
	for _, source := range []string{"engine", "", saved} {
		if got, digest := entry(t, from(t, Options{From: source}), wanted(reference), ""); got != want || digest != "" {
			t.Errorf("from %q: digest %q\n%s\nwant:\n%s", source, digest, got, want)
		}
	}
	if _, err := from(t, Options{From: "engine"}).Look(context.Background(), wanted(reference), "linux/arm64"); err == nil || !strings.Contains(err.Error(), "and not for linux/arm64") {
		t.Errorf("another platform: %v", err)
	}
}

// A real engine puts the layers together to the same files.
func TestMergedAsTheEngineDoes(t *testing.T) {
	if exec.Command("docker", "version").Run() != nil {
		t.Skip("SKIPPED: no container engine answers")
	}
	const reference = "lockw-merged:1"
	ref, err := name.ParseReference(reference)
	if err != nil {
		t.Fatal(err)
	}
	changes := []tar.Header{
		dir("data/", 3, 4, 0o2711), text("data/.wh.none", 0, 0, 0, ""), // a directory that is there gets another owner
		text("var/lib/full", 8, 8, 0o640, "now a file"), dir("etc/group/", 9, 9, 0o700), // one takes the place of the other
		dir("var/lib/opaque/", 2, 2, 0o750), text("var/lib/opaque/.wh..wh..opq", 0, 0, 0, ""), text("var/lib/opaque/new", 1, 1, 0o600, "x"),
		{Typeflag: tar.TypeLink, Name: "var/lib/gone/again", Linkname: "var/lib/full", Uid: 6, Mode: 0o604}, link("var/lib/there", "../../run/./app/..//app"),
	}
	image := imageOf(t, "amd64", v1.Config{Cmd: []string{"/x"}}, layerWith(t, packed(t, base()), compression.GZip),
		layerWith(t, packed(t, above()), compression.GZip), layerWith(t, packed(t, changes), compression.GZip))
	file := filepath.Join(t.TempDir(), "load.tar")
	if err := tarball.WriteToFile(file, ref, image); err != nil {
		t.Fatal(err)
	}
	docker(t, "load", "-i", file)
	t.Cleanup(func() { docker(t, "rmi", reference) })
	container := strings.TrimSpace(docker(t, "create", reference))
	defer docker(t, "rm", container)
	exported := filepath.Join(t.TempDir(), "exported.tar")
	docker(t, "export", "-o", exported, container)
	f, err := os.Open(exported)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	merged := rootfs.New(rootfs.NewBudget(64))
	merged.Begin()
	if err := rootfs.Read(f, merged.Budget, merged.Apply); err != nil {
		t.Fatal(err)
	}
	want := wanted(reference)
	want.Paths = append(want.Paths, "/data", "/etc/group", "/var/lib/gone/again", "/var/lib/there", "/bin", "/usr/bin/chown", "/var/lib/opaque/new", "/var/lib/opaque/a")
	r, err := from(t, Options{From: engineName}).Look(context.Background(), want, "")
	if err != nil {
		t.Fatal(err)
	}
	engine := says{files: merged, config: &spec.DockerOCIImage{}}
	for _, p := range r.Image.Places {
		if diff := cmp.Diff(p, engine.place(p.Path)); diff != "" {
			t.Errorf("%s (-lock +engine):\n%s", p.Path, diff)
		}
	}
	if got := engine.tools(); !slices.Equal(got, r.Image.Tools) || len(r.Image.Places) != 15 {
		t.Errorf("the engine has %v, and the lock file %v; %d places", got, r.Image.Tools, len(r.Image.Places))
	}
}

// Most registries want a token, which another server gives for the password.
func TestToken(t *testing.T) {
	image := sample(t, "amd64", compression.GZip)
	asked := 0
	l := &liar{image: image, other: func(w http.ResponseWriter, r *http.Request) bool {
		user, password, _ := r.BasicAuth()
		switch {
		case r.URL.Path == "/token" && user == "me" && password == "canary-3f9a":
			asked++
			_, _ = io.WriteString(w, `{"token": "canary-token"}`)
		case r.Header.Get("Authorization") != "Bearer canary-token":
			w.Header().Set("WWW-Authenticate", `Bearer realm="https://`+r.Host+`/token",service="x"`)
			w.WriteHeader(http.StatusUnauthorized)
		default:
			return false
		}
		return true
	}}
	if err := lookAt(t, l, "/app:1"); err != nil || asked == 0 {
		t.Errorf("%v, with %d tokens", err, asked)
	}
}

func docker(t testing.TB, args ...string) string {
	t.Helper()
	out, err := exec.Command("docker", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("docker %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}
