package look

import (
	"archive/tar"
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/google/go-containerregistry/pkg/compression"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"

	"github.com/composesource/composesource/pkg/lock"
)

// base is a distribution in which /bin is /usr/bin, and all tools are one program.
func base() []tar.Header {
	return []tar.Header{
		dir("usr/", 0, 0, 0o755), dir("usr/bin/", 0, 0, 0o755), link("bin", "usr/bin"),
		text("usr/bin/busybox", 0, 0, 0o755, "\x7fELF"), link("usr/bin/sh", "busybox"), link("usr/bin/cp", "/bin/busybox"),
		{Typeflag: tar.TypeLink, Name: "usr/bin/chown", Linkname: "/usr/bin/busybox", Mode: 0o755},
		dir("etc/", 0, 0, 0o755), text("etc/passwd", 0, 0, 0o644, "root:x:0:0:root:/root:/bin/sh\napp:x:1000:1001::/app:/bin/sh\ngrafana:x:472:0::/:/sbin/nologin\n"),
		text("etc/group", 0, 0, 0o644, "root:x:0:\nvideo:x:44:app\napp:x:1001:\n"),
		link("var/run", "/run"), dir("run/", 0, 0, 0o755), dir("run/app/", 1000, 1001, 0o2770),
		dir("data/", 1000, 1001, 0o1777), dir("var/lib/full/", 5, 6, 0o700), text("var/lib/full/a", 5, 6, 0o644, "a"),
		dir("var/lib/gone/", 0, 0, 0o755), text("var/lib/gone/a", 0, 0, 0o644, "a"), text("var/lib/gone/b", 0, 0, 0o644, "b"),
		dir("var/lib/opaque/", 0, 0, 0o755), text("var/lib/opaque/a", 0, 0, 0o644, "a"), text("removed", 0, 0, 0o644, "x"),
		{Typeflag: tar.TypeChar, Name: "dev/console", Devmajor: 5, Devminor: 1, Mode: 0o600},
	}
}

// above is a layer that removes some of it.
func above() []tar.Header {
	return []tar.Header{
		text("var/lib/gone/.wh.a", 0, 0, 0, ""), text("var/lib/gone/.wh.b", 0, 0, 0, ""), text(".wh.removed", 0, 0, 0, ""),
		dir("var/lib/opaque/", 7, 7, 0o711), text("var/lib/opaque/.wh..wh..opq", 0, 0, 0, ""),
	}
}

func dir(name string, uid, gid int, mode int64) tar.Header {
	return tar.Header{Typeflag: tar.TypeDir, Name: name, Uid: uid, Gid: gid, Mode: mode}
}

func link(name, to string) tar.Header {
	return tar.Header{Typeflag: tar.TypeSymlink, Name: name, Linkname: to, Mode: 0o777}
}

// text is a file. What it holds travels in a field that tar doesn't use.
func text(name string, uid, gid int, mode int64, holds string) tar.Header {
	return tar.Header{Typeflag: tar.TypeReg, Name: name, Uid: uid, Gid: gid, Mode: mode, Uname: holds, Size: int64(len(holds))}
}

func packed(t testing.TB, files []tar.Header) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, h := range files {
		holds := h.Uname
		h.Uname = ""
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			if _, err := io.WriteString(w, holds); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func layerWith(t testing.TB, content []byte, c compression.Compression) v1.Layer {
	t.Helper()
	kind := types.DockerLayer
	if c == compression.ZStd {
		kind = types.OCILayerZStd
	}
	l, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
		tarball.WithCompression(c), tarball.WithMediaType(kind))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// sample is an image that says something of everything.
func sample(t testing.TB, arch string, c compression.Compression) v1.Image {
	t.Helper()
	return imageOf(t, arch, v1.Config{
		User: "app", ExposedPorts: map[string]struct{}{"8080/tcp": {}, "53/udp": {}, "80": {}}, Volumes: map[string]struct{}{"/data": {}},
		Healthcheck: &v1.HealthConfig{Test: []string{"CMD-SHELL", "wget -q localhost"}, Interval: 90 * time.Second, Timeout: time.Minute, StartPeriod: time.Hour, Retries: 2},
		StopSignal:  "SIGQUIT", WorkingDir: "/app", Entrypoint: []string{"/run.sh"}, Cmd: []string{"serve"},
		Env: []string{"PATH=/usr/bin:/bin", "PASSWORD=canary-3f9a"},
	}, layerWith(t, packed(t, base()), c), layerWith(t, packed(t, above()), c))
}

func imageOf(t testing.TB, arch string, config v1.Config, layers ...v1.Layer) v1.Image {
	t.Helper()
	image, err := mutate.AppendLayers(empty.Image, layers...)
	if err != nil {
		t.Fatal(err)
	}
	file, err := image.ConfigFile()
	if err != nil {
		t.Fatal(err)
	}
	file = file.DeepCopy()
	file.OS, file.Architecture, file.Config = "linux", arch, config
	if image, err = mutate.ConfigFile(image, file); err != nil {
		t.Fatal(err)
	}
	return image
}

// wanted is what a project may want to know of the sample.
func wanted(reference string) lock.Want {
	return lock.Want{
		Reference: reference, Users: []string{"grafana", "nobody"}, Groups: []string{"video"},
		Paths: []string{"/var/run/app", "/var/lib/full", "/var/lib/gone", "/var/lib/opaque", "/nowhere/at/all", "/removed", "/etc/passwd"},
	}
}

// sampleSays is the entry of the sample, but for its name and digests.
const sampleSays = `  platform: linux/PLATFORM
  user: {text: app, uid: 1000, gid: 1001}
  ports: [53/udp, 80/tcp, 8080/tcp]
  volumes: [/data]
  healthcheck: {test: [CMD-SHELL, wget -q localhost], interval: 1m30s, timeout: 1m, startPeriod: 1h, retries: 2}
  stopSignal: SIGQUIT
  workingDir: /app
  entrypoint: [/run.sh]
  command: [serve]
  tools: [chown, cp, sh]
  users:
  - {name: app, uid: 1000, gid: 1001}
  - {name: grafana, uid: 472, gid: 0}
  groups:
  - {name: video, gid: 44}
  places:
  - {path: /data, holds: nothing, uid: 1000, gid: 1001, mode: "1777"}
  - {path: /etc/passwd, holds: something, uid: 0, gid: 0, mode: "0644"}
  - {path: /nowhere/at/all, holds: missing}
  - {path: /removed, holds: missing}
  - {path: /var/lib/full, holds: something, uid: 5, gid: 6, mode: "0700"}
  - {path: /var/lib/gone, holds: nothing, uid: 0, gid: 0, mode: "0755"}
  - {path: /var/lib/opaque, holds: nothing, uid: 7, gid: 7, mode: "0711"}
  - {path: /var/run/app, holds: nothing, uid: 1000, gid: 1001, mode: "2770"}
`
