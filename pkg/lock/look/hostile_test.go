package look

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-containerregistry/pkg/compression"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/static"
	"github.com/google/go-containerregistry/pkg/v1/types"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/lock"
)

// liar is a registry that serves one image, and something else where it is told to.
type liar struct {
	image v1.Image
	other func(w http.ResponseWriter, r *http.Request) bool // it answered
	asked atomic.Int32                                      // how often
}

func (l *liar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l.asked.Add(1)
	switch {
	case l.other != nil && l.other(w, r), r.URL.Path == "/v2/":
	case strings.Contains(r.URL.Path, "/manifests/"):
		kind, _ := l.image.MediaType()
		text, _ := l.image.RawManifest()
		w.Header().Set("Content-Type", string(kind))
		_, _ = w.Write(text)
	default:
		config, _ := l.image.ConfigName()
		if strings.HasSuffix(r.URL.Path, config.String()) {
			text, _ := l.image.RawConfigFile()
			_, _ = w.Write(text)
			return
		}
		layers, _ := l.image.Layers()
		for _, layer := range layers {
			if digest, _ := layer.Digest(); strings.HasSuffix(r.URL.Path, digest.String()) {
				blob, _ := layer.Compressed()
				_, _ = io.Copy(w, blob)
			}
		}
	}
}

// lookAt looks at the image of a registry, and returns the error.
func lookAt(t *testing.T, l *liar, path string) error {
	t.Helper()
	server := httptest.NewUnstartedServer(l)
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // it is asked without TLS as well
	server.StartTLS()
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "https://")
	login(t, host)
	_, err := inRegistry(server).Look(context.Background(), lock.Want{Reference: host + path}, "")
	if err == nil {
		return nil
	}
	if strings.Contains(err.Error(), "canary") {
		t.Errorf("a credential is in what is said: %v", err)
	}
	return fmt.Errorf("%s", strings.ReplaceAll(err.Error(), host, "HOST"))
}

// Whatever a registry answers, there is a clear error after few questions, without a word
// of what was sent to it. A wait without end would end the test.
func TestHostileRegistry(t *testing.T) {
	good := sample(t, "amd64", compression.GZip)
	answer := func(part, kind, body string, code int) func(http.ResponseWriter, *http.Request) bool {
		return func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.Contains(r.URL.Path, part) {
				return false
			}
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(code)
			_, _ = io.WriteString(w, body)
			return true
		}
	}
	config, err := good.ConfigName()
	if err != nil {
		t.Fatal(err)
	}
	zeros := strings.Repeat("0", 64)
	const most = 10 // each platform and layer is asked for once, and redirects are five
	for _, test := range []struct {
		name, path string
		other      func(http.ResponseWriter, *http.Request) bool
		want       string
	}{
		{"it is as it should be", "/app:1", nil, ""},
		{"a page for people", "/app:1", answer("/v2/", "text/html", "<html>canary", 200), "HOST/app:1: registry: HOST: what it answered is no manifest of an image"},
		{"a manifest that is none", "/app:1", answer("/manifests/", string(types.OCIManifestSchema1), "[]", 200), "HOST/app:1: registry: HOST: what it answered is no manifest of an image"},
		{"a manifest of the first kind", "/app:1", answer("/manifests/", string(types.DockerManifestSchema1Signed), "{}", 200), "HOST/app:1: registry: HOST: what it answered is no manifest of an image"},
		{"a huge manifest", "/app:1", answer("/manifests/", string(types.OCIManifestSchema1), strings.Repeat(" ", limit.ManifestBytes.Max()+1), 200), "HOST/app:1: registry: HOST sent too many bytes in a manifest or configuration: the limit is 4194304"},
		{"a list without images", "/app:1", answer("/manifests/", string(types.OCIImageIndex), `{"manifests":[{"digest":"sha256:`+zeros+`"}]}`, 200), "HOST/app:1: registry: its list of manifests names no image"},
		{"a list for others", "/app:1", answer("/manifests/", string(types.OCIImageIndex), `{"manifests":[{"digest":"sha256:`+zeros+`","platform":{"os":"plan9","architecture":"mips"}}]}`, 200), "it isn't there for linux/amd64, but for plan9/mips"},
		{"another manifest than the digest says", "/app@sha256:" + zeros, nil, "HOST/app@sha256:" + zeros + ": registry: HOST sent something else than the digest says that was asked for: it is damaged, or the registry lies"},
		{"another configuration than the digest says", "/app:1", answer("/blobs/"+config.String(), "", "{}", 200), "HOST/app:1: registry: HOST sent something else than the digest says that was asked for: it is damaged, or the registry lies"},
		{"another layer than the digest says", "/app:1", answer("/blobs/", "", "canary", 200), "HOST/app:1: registry: HOST sent something else than the digest says that was asked for: it is damaged, or the registry lies"},
		{"it isn't there", "/app:1", answer("/manifests/", "application/json", `{"errors":[{"code":"MANIFEST_UNKNOWN","message":"canary"}]}`, 404), "HOST/app:1: registry: HOST doesn't have it"},
		{"a secret in what it says", "/app:1", answer("/manifests/", "text/plain", "canary-3f9a", 403), "HOST/app:1: registry: HOST doesn't show it to these credentials: there is no such image, or `docker login HOST` helps"},
		{"an error of its own", "/app:1", answer("/manifests/", "text/plain", "canary", 501), "HOST/app:1: registry: HOST answered 501 Not Implemented"},
		{"redirects in circles", "/app:1", func(w http.ResponseWriter, r *http.Request) bool {
			http.Redirect(w, r, "/v2/x?signature=canary", http.StatusFound)
			return true
		}, "it redirects again and again"},
		{"redirects of manifests in circles", "/app:1", func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path == "/v2/" {
				return false
			}
			http.Redirect(w, r, r.URL.Path+"?signature=canary", http.StatusFound)
			return true
		}, "HOST/app:1: registry: HOST: it redirects again and again"},
		{"a redirect to plain text", "/app:1", func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.Contains(r.URL.Path, "/blobs/") {
				return false
			}
			http.Redirect(w, r, "http://example.com/blobs/?signature=canary", http.StatusFound)
			return true
		}, "HOST/app:1: registry: HOST doesn't answer: it can't be asked with TLS, and nobody but this machine is asked without"},
		{"a redirect to the metadata of a cloud", "/app:1", func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.Contains(r.URL.Path, "/blobs/") {
				return false
			}
			http.Redirect(w, r, "https://169.254.169.254/blobs/?signature=canary", http.StatusFound)
			return true
		}, "HOST/app:1: registry: HOST doesn't answer: SSRF protection"},
		{"a realm that wants the password elsewhere", "/app:1", func(w http.ResponseWriter, _ *http.Request) bool {
			w.Header().Set("WWW-Authenticate", `Bearer realm="http://169.254.169.254/token?canary",service="x"`)
			w.WriteHeader(http.StatusUnauthorized)
			return true
		}, "HOST/app:1: registry: HOST answers something that no registry does"},
		{"it says nothing", "/app:1", func(w http.ResponseWriter, r *http.Request) bool {
			<-r.Context().Done()
			return true
		}, "HOST/app:1: registry: HOST doesn't answer: it says nothing for too long"},
		{"it stops in the middle of a layer", "/app:1", func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.Contains(r.URL.Path, "/blobs/") || strings.HasSuffix(r.URL.Path, config.String()) {
				return false
			}
			_, _ = w.Write([]byte{0x1f, 0x8b})
			w.(http.Flusher).Flush()
			<-r.Context().Done()
			return true
		}, "HOST/app:1: registry: layer 1: HOST doesn't answer: it says nothing for too long"},
	} {
		t.Run(test.name, func(t *testing.T) {
			l := &liar{image: good, other: test.other}
			err := lookAt(t, l, test.path)
			got := fmt.Sprint(err)
			if test.want == "" && err != nil || test.want != "" && !strings.Contains(got, test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
			if asked := l.asked.Load(); strings.Count(got, "\n") > 0 || asked > most {
				t.Errorf("after %d questions: %q", asked, got)
			}
		})
	}
}

// Layers of a registry that tells the truth about what is hostile.
func TestHostileLayers(t *testing.T) {
	bomb := func() []byte {
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		w := tar.NewWriter(z)
		if err := w.WriteHeader(&tar.Header{Name: "zeros", Typeflag: tar.TypeReg, Size: 200 << 20}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.CopyN(w, zeros{}, 200<<20); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	cut := packed(t, base())
	for _, test := range []struct {
		name  string
		layer []byte
		want  string
	}{
		{"a bomb", bomb(), "too many megabytes in all layers"},
		{"no tar file", []byte(strings.Repeat("canary ", 1000)), "a layer is damaged"},
		{"the half of one", cut[:len(cut)/2], "a layer is damaged"},
		{"the half of a packed one", bomb()[:1000], "a layer is damaged"},
		{"a path that leads out", packed(t, []tar.Header{text("../../etc/passwd", 0, 0, 0o644, "x")}), `the path "../../etc/passwd", which leads out of the image`},
		{"a hard link to elsewhere", packed(t, []tar.Header{{Typeflag: tar.TypeLink, Name: "x", Linkname: "/etc/shadow"}}), "which isn't there"},
		{"an owner that nobody can be", packed(t, []tar.Header{text("x", -2, 0, 0o644, "x")}), "belongs to -2:0"},
		{"nothing", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			image := imageOf(t, "amd64", v1.Config{}, static.NewLayer(test.layer, types.OCILayer))
			err := lookAt(t, &liar{image: image}, "/app:1")
			if test.want == "" && err != nil || test.want != "" && !strings.Contains(fmt.Sprint(err), test.want) {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// A registry that is down is asked once, however many images are to come from there.
func TestDown(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	server.Close()
	host := strings.TrimPrefix(server.URL, "https://")
	login(t, host)
	dials := 0
	transport := server.Client().Transport.(*http.Transport).Clone()
	transport.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		dials++
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	server.Client().Transport = transport
	l, first := inRegistry(server), 0
	for range 3 {
		_, err := l.Look(context.Background(), lock.Want{Reference: host + "/app:1"}, "")
		if err == nil || !strings.Contains(err.Error(), host+" doesn't answer: ") || strings.Contains(err.Error(), "v2") {
			t.Errorf("%v", err)
		}
		if first = cmp.Or(first, dials); dials != first || dials == 0 {
			t.Errorf("it was dialled %d times, after %d for the first image", dials, first)
		}
	}
	if _, err := l.Look(context.Background(), lock.Want{Reference: "registry.invalid/app:1"}, ""); err == nil || !strings.Contains(err.Error(), "no address is known of registry.invalid") {
		t.Errorf("without a network: %v", err)
	}
}
