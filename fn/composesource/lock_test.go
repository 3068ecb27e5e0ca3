package main

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/authn"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	change "github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

// privateRegistry serves images on this machine to who has its password, and returns its
// host.
func privateRegistry(t *testing.T) string {
	t.Helper()
	inner := registry.New(registry.Logger(log.New(io.Discard, "", 0)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if user, password, ok := r.BasicAuth(); !ok || user != "me" || password != canary {
			w.Header().Set("WWW-Authenticate", `Basic realm="here"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		inner.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

// makeImage is a command of the scripts: `make-image USER REFERENCE... [FILE.tar]` makes
// an image that runs as a user, and pushes it or saves it under each name.
func makeImage() {
	if err := newImage(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func newImage(user string, names []string) error {
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(smallLayer())), nil })
	if err != nil {
		return err
	}
	image, err := change.AppendLayers(empty.Image, layer)
	if err != nil {
		return err
	}
	file, err := image.ConfigFile()
	if err != nil {
		return err
	}
	file = file.DeepCopy()
	file.OS, file.Architecture = "linux", "amd64"
	file.Config = v1.Config{User: user, ExposedPorts: map[string]struct{}{"3000/tcp": {}}, Volumes: map[string]struct{}{"/data": {}}, Cmd: []string{"serve", "--password", canary}}
	if image, err = change.ConfigFile(image, file); err != nil {
		return err
	}
	saved, all := "", map[name.Reference]v1.Image{}
	for _, text := range names {
		if strings.HasSuffix(text, ".tar") {
			saved = text
			continue
		}
		ref, err := name.ParseReference(text)
		if err != nil {
			return err
		}
		all[ref] = image
	}
	if saved != "" {
		return tarball.MultiRefWriteToFile(saved, all)
	}
	for ref, image := range all {
		if err := remote.Write(ref, image, remote.WithAuthFromKeychain(authn.DefaultKeychain)); err != nil {
			return err
		}
	}
	return nil
}

// smallLayer has a shell, a user, and an empty directory of that user.
func smallLayer() []byte {
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, f := range []struct {
		tar.Header
		holds string
	}{
		{tar.Header{Name: "bin/sh", Typeflag: tar.TypeReg, Mode: 0o755}, "shell"},
		{tar.Header{Name: "bin/cp", Typeflag: tar.TypeSymlink, Linkname: "sh"}, ""},
		{tar.Header{Name: "etc/passwd", Typeflag: tar.TypeReg, Mode: 0o644}, "app:x:1000:1001::/:\nredis:x:999:998::/:\n"},
		{tar.Header{Name: "data/", Typeflag: tar.TypeDir, Uid: 1000, Gid: 1001, Mode: 0o750}, ""},
	} {
		f.Size = int64(len(f.holds))
		if w.WriteHeader(&f.Header) != nil {
			panic("a header that nobody can write")
		}
		_, _ = io.WriteString(w, f.holds)
	}
	_ = w.Close()
	return out.Bytes()
}
