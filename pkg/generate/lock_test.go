package generate

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
)

// lockEntry is an entry as people have them, of the image x:N.
const (
	lockHead  = "apiVersion: composesource.dev/v1alpha1\nkind: ImageLock\nmetadata:\n  name: composesource\nimages:\n"
	lockEntry = `- reference: x:%d
  imageID: sha256:3a4cd21a2ef0a0c4e4ac6f2e2ab4a5c6d7e8f90a1b2c3d4e5f60718293a4b5c6
  digest: sha256:079600c9517b678c10cda6006b4487d3174512fd4c6cface37df7822756ed7a5
  platform: linux/amd64
  user: {text: "472", uid: 472, gid: 0}
  ports: [3000/tcp]
  volumes: [/var/lib/x]
  healthcheck: {test: [CMD-SHELL, wget -q --spider localhost:3000], interval: 30s}
  workingDir: /usr/share/x
  entrypoint: [/run.sh]
  tools: [chown, cp, sh]
  users:
  - {name: x, uid: 472, gid: 0}
  places:
  - {path: /var/lib/x, holds: nothing, uid: 472, gid: 0, mode: "0777"}
`
)

// BenchmarkLock runs a project of ten services with a lock file of its ten images, and with
// one of a thousand: the difference is what the others cost.
func BenchmarkLock(b *testing.B) {
	services := "services:\n" + lines(10, "  s%d: {image: 'x:%[1]d'}\n")
	for _, n := range []int{10, 1000} {
		root := fstest.MapFS{"compose.yaml": {Data: []byte(services)}, lock.Name: {Data: []byte(lockHead + lines(n, lockEntry))}}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				r := report.New(report.Options{})
				config := &api.ComposeSource{Metadata: api.Metadata{Name: "app"}}
				if _, err := Run(config, Options{Root: func() (fs.FS, error) { return root, nil }}, r); err != nil || r.Failed() {
					b.Fatal(err, r.Findings())
				}
			}
		})
	}
}
