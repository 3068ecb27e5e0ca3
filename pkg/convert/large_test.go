package convert_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
)

// What is too large for an object of Kubernetes, or for client-side apply, with
// what is said about it: such projects are no text for a case in testdata.
func TestLargeContent(t *testing.T) {
	const mib = 1 << 20
	for _, test := range []struct {
		name, compose string
		files         map[string]int // bytes of each
		want          string
	}{
		{"mounted files and directories", `services:
  web:
    image: nginx
    expose: [80]
    volumes: ["./site.img:/srv/site.img:ro", "./conf:/conf:ro", "./data:/data"]
`, map[string]int{"site.img": mib + 1, "conf/a": mib, "conf/b": 1, "data/a": mib + 1}, `
compose.yaml:5:15: warning: ./site.img is larger than a ConfigMap can be (1 MiB), so the mount at /srv/site.img was left out [bind-too-large]
  hint: put it into the image, or fill the volume once by hand or with a Job
compose.yaml:5:46: warning: ./conf is larger than a ConfigMap can be (1 MiB), so the mount at /conf was left out [bind-too-large]
  hint: put it into the image, or fill the volume once by hand or with a Job
compose.yaml:5:65: warning: ./data is larger than a ConfigMap can be (1 MiB), so the claim data starts empty [bind-too-large]
  hint: put it into the image, or fill the volume once by hand or with a Job`},
		{"configs and secrets", `services:
  web: {image: a, expose: [80], configs: [list], secrets: [key]}
configs: {list: {file: list.txt}}
secrets: {key: {file: key.bin}}
`, map[string]int{"list.txt": mib + 1, "key.bin": mib + 1}, `
compose.yaml:3:18: error: ConfigMap list would be larger than the 1 MiB that Kubernetes accepts [content-too-large]
  hint: put the content into the image or on a volume
compose.yaml:4:17: error: Secret key would be larger than the 1 MiB that Kubernetes accepts [content-too-large]
  hint: put the content into the image or on a volume`},
		{"too large for client-side apply", `services:
  web: {image: a, expose: [80], configs: [list], volumes: ["./hosts:/hosts:ro"]}
configs: {list: {file: list.txt}}
`, map[string]int{"list.txt": 300_000, "hosts": mib}, `
compose.yaml:2:60: info: ConfigMap web-hosts holds 1048576 bytes, too many for client-side apply [needs-server-side-apply]
  hint: apply with kubectl apply --server-side
compose.yaml:3:11: info: ConfigMap list holds 300000 bytes, too many for client-side apply [needs-server-side-apply]
  hint: apply with kubectl apply --server-side`},
		{"environment", "services:\n  web:\n    image: a\n    expose: [80]\n    environment:\n" + variables(21, 50_000), nil, `
compose.yaml:5:5: error: ConfigMap web-env would be larger than the 1 MiB that Kubernetes accepts [content-too-large]
  hint: put the content into the image or on a volume`},
		{"annotations", "services:\n  web:\n    image: a\n    expose: [80]\n    annotations:\n" + variables(5, 60_000), nil, `
compose.yaml:5:5: error: the labels and annotations of web together are longer than the 256 KiB that Kubernetes accepts [annotations-too-long]
  hint: put long text into a config`},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := fstest.MapFS{"compose.yaml": {Data: []byte(test.compose)}}
			for name, size := range test.files {
				root[name] = &fstest.MapFile{Data: []byte(strings.Repeat("x", size))}
			}
			_, said := convertFS(t, root, api.Spec{})
			said = regexp.MustCompile(`(?m)^.* \[pod-security-baseline\]\n.*\n`).ReplaceAllString(said, "") // of every project
			said = regexp.MustCompile(`\n +hint:`).ReplaceAllString(said, "\n  hint:")
			if diff := gocmp.Diff(test.want[1:]+"\n", said); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What the containers of a developer wrote into their directories is no reason to
// refuse a project, however many there are: none of it is read.
func TestDirectoriesThatAreFullOfData(t *testing.T) {
	compose, root := "services:\n", fstest.MapFS{}
	for i := range 20 {
		compose += fmt.Sprintf("  s%d: {image: a, expose: [80], volumes: [\"./data/%d:/config\"]}\n", i, i)
		for j := range 20 {
			root[fmt.Sprintf("data/%d/%d.db", i, j)] = &fstest.MapFile{Data: make([]byte, 100_000)}
		}
	}
	root["compose.yaml"] = &fstest.MapFile{Data: []byte(compose)}
	objects, said := convertFS(t, root, api.Spec{})
	if claims := strings.Count(objects, "kind: PersistentVolumeClaim"); claims != 20 || strings.Count(said, "[bind-too-large]") != 20 {
		t.Errorf("%d claims\n%s", claims, said)
	}
}

// variables are the lines of n entries of a mapping, with so many bytes each.
func variables(n, size int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "      V%d: %s\n", i, strings.Repeat("x", size))
	}
	return b.String()
}
