package api

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/report"
)

const head = "apiVersion: composesource.dev/v1alpha1\nkind: ComposeSource\n"

// decode returns the configuration and what the report says.
func decode(t *testing.T, text string) (*ComposeSource, string) {
	t.Helper()
	r := report.New(report.Options{})
	c := Decode([]byte(text), Origin{File: "config.yaml", Lines: true}, r)
	var out strings.Builder
	if err := r.WriteText(&out); err != nil {
		t.Fatal(err)
	}
	return c, out.String()
}

func TestDecodeEveryField(t *testing.T) {
	got, said := decode(t, head+`
metadata: {name: coco, annotations: {a: "1"}}
spec:
  files: [docker-compose.yml]
  projectName: coco
  profiles: [debug]
  env: {TAG: prod, EMPTY: "", NORWAY: no}
  envFiles: [prod.env]
  services: {mysql: {kind: StatefulSet}}
  volumes: {static: {size: 10Gi, accessModes: [ReadWriteMany], populate: true}}
  storage: {size: 5Gi}
  mounts: {./plugin: PersistentVolumeClaim, ./data: {hostPath: /srv/data}}
  models: {llm: {endpoint: "http://llm:8080/v1", model: smollm2}}
  secrets: {mode: Reference, include: [LICENSE_*], exclude: [PUBLIC]}
  networkPolicies: true
  routes: HTTPRoute
  dependsOn: {mode: Ignore, image: "busybox:1.37"}
  report: {level: info, strict: true, codes: {config-empty: error}}
`)
	want := &ComposeSource{
		APIVersion: APIVersion, Kind: Kind,
		Metadata: Metadata{Name: "coco", Annotations: map[string]string{"a": "1"}},
		Spec: Spec{
			Files: []string{"docker-compose.yml"}, ProjectName: "coco", Profiles: []string{"debug"},
			Env:      map[string]string{"TAG": "prod", "EMPTY": "", "NORWAY": "no"},
			EnvFiles: []string{"prod.env"},
			Services: map[string]Service{"mysql": {Kind: "StatefulSet"}},
			Volumes:  map[string]Volume{"static": {Size: "10Gi", AccessModes: []string{"ReadWriteMany"}, Populate: new(true)}},
			Storage:  Storage{Size: "5Gi"},
			Mounts:   map[string]Mount{"./plugin": {Treatment: MountClaim}, "./data": {HostPath: "/srv/data"}},
			Models:   map[string]Model{"llm": {Endpoint: "http://llm:8080/v1", Model: "smollm2"}},
			Secrets:  Secrets{Mode: "Reference", Include: []string{"LICENSE_*"}, Exclude: []string{"PUBLIC"}},

			NetworkPolicies: true,
			Routes:          "HTTPRoute",
			DependsOn:       DependsOn{Mode: "Ignore", Image: "busybox:1.37"},
			Report:          Report{Level: "info", Strict: true, Codes: map[string]string{"config-empty": "error"}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" || said != "" {
		t.Errorf("decoded (-want +got):\n%s%s", diff, said)
	}
}

func TestDecodeConfigMap(t *testing.T) {
	got, said := decode(t, `
apiVersion: v1
kind: ConfigMap
metadata: {name: coco}
data:
  compose.yaml: "services: {}"
  db/init.sql: select 1
  composesource.yaml: |
    projectName: from-spec
binaryData: {logo.png: /wA=}
`)
	want := &ComposeSource{
		APIVersion: APIVersion, Kind: Kind, Metadata: Metadata{Name: "coco"},
		Spec: Spec{
			ProjectName: "from-spec",
			Inline:      map[string]string{"compose.yaml": "services: {}", "db/init.sql": "select 1", "logo.png": "\xff\x00"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" || said != "" {
		t.Errorf("decoded (-want +got):\n%s%s", diff, said)
	}
}

func TestDecodeConfigMapHoldsWholeComposeSource(t *testing.T) {
	got, said := decode(t, `
apiVersion: v1
kind: ConfigMap
metadata: {name: outer}
data:
  compose.yaml: "services: {}"
  composesource.yaml: |
    apiVersion: composesource.dev/v1alpha1
    kind: ComposeSource
    metadata: {name: inner}
`)
	if got == nil || got.Metadata.Name != "inner" || said != "" {
		t.Errorf("got %+v\n%s", got, said)
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, test := range []struct{ why, text, want string }{
		{"every mistake is named in one run, where it stands, with the nearest name",
			head + "spec:\n  file: [a.yml]\n  volumes: {static: {sise: 1Gi, size: 5}}\n",
			`config.yaml:4:3: error: unknown field spec.file [config-unknown-field]
                hint: did you mean files?
config.yaml:5:22: error: unknown field spec.volumes.static.sise [config-unknown-field]
                 hint: did you mean size?
config.yaml:5:39: error: spec.volumes.static.size must be a string, not a number [config-wrong-type]
                 hint: put quotes around the value, so that YAML leaves it as it is
`},
		{"a name near to nothing gets the list of names",
			head + "spec: {storage: {zzzzzz: 1}}\n",
			`config.yaml:3:18: error: unknown field spec.storage.zzzzzz [config-unknown-field]
                 hint: the fields here are size
`},
		{"a variable that YAML made a number is refused, and its value not shown",
			head + "spec: {env: {PASSWORD: 4711}}\n",
			`config.yaml:3:24: error: spec.env.PASSWORD must be a string, not a number [config-wrong-type]
                 hint: put quotes around the value, so that YAML leaves it as it is
`},
		{"words come from a short list",
			head + "spec: {services: {db: {kind: Pod}}}\n",
			`config.yaml:3:30: error: spec.services.db.kind can't be "Pod" [config-wrong-value]
                 hint: use Deployment, StatefulSet, DaemonSet, Job, CronJob or None
`},
		{"each item of a list is checked",
			head + "spec: {volumes: {v: {accessModes: [ReadWriteOnce, RWX]}}}\n",
			`config.yaml:3:51: error: spec.volumes.v.accessModes[1] can't be "RWX" [config-wrong-value]
                 hint: use ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod
`},
		{"quantities", head + "spec: {storage: {size: 5 GB}}\n",
			`config.yaml:3:24: error: spec.storage.size can't be "5 GB" [config-wrong-value]
                 hint: use a Kubernetes quantity such as 10Gi or 500Mi
`},
		{"codes that do not exist can't be silenced", head + "spec: {report: {codes: {config-emty: ignore}}}\n",
			`config.yaml:3:25: error: spec.report.codes.config-emty can't be "config-emty" [config-wrong-value]
                 hint: did you mean config-empty?
`},
		{"severities", head + "spec: {report: {codes: {config-empty: loud}}}\n",
			`config.yaml:3:39: error: spec.report.codes.config-empty can't be "loud" [config-wrong-value]
                 hint: use ignore, info, warning or error
`},
		{"mounts have four words and a long form",
			head + "spec: {mounts: {./a: Claim, ./b: {path: /x}}}\n",
			`config.yaml:3:22: error: spec.mounts["./a"] can't be "Claim" [config-wrong-value]
                 hint: use ConfigMap, PersistentVolumeClaim, EmptyDir or Omit
config.yaml:3:35: error: unknown field spec.mounts["./b"].path [config-unknown-field]
                 hint: the fields here are hostPath
`},
		{"a host path has to be said, and absolute",
			head + "spec: {mounts: {./b: {hostPath: ''}, ./c: {}, ./d: {hostPath: ./d}, ./e: {hostPath: /srv/../e}, ./f: {hostPath: 'C:\\f'}}}\n",
			`config.yaml:3:33: error: spec.mounts["./b"].hostPath can't be "" [config-wrong-value]
                 hint: use an absolute path of the node without .. such as /srv/data
config.yaml:3:43: error: spec.mounts["./c"] can't be "" [config-wrong-value]
                 hint: use {hostPath: PATH}
config.yaml:3:63: error: spec.mounts["./d"].hostPath can't be "./d" [config-wrong-value]
                 hint: use an absolute path of the node without .. such as /srv/data
config.yaml:3:85: error: spec.mounts["./e"].hostPath can't be "/srv/../e" [config-wrong-value]
                 hint: use an absolute path of the node without .. such as /srv/data
`},
		{"inline names stay inside", head + "spec: {inline: {../x: y}}\n",
			`config.yaml:3:17: error: spec.inline["../x"] can't be "../x" [config-wrong-value]
                 hint: use a relative path without .. such as db/init.sql
`},
		{"booleans", head + "spec: {networkPolicies: \"true\"}\n",
			`config.yaml:3:25: error: spec.networkPolicies must be true or false, not a string [config-wrong-type]
                 hint: write true or false, without quotes
`},
		{"shapes", head + "spec: {files: compose.yaml, storage: 5Gi, services: {web: StatefulSet}, volumes: {data: 10Gi}}\n",
			`config.yaml:3:15: error: spec.files must be a list, not a string [config-wrong-type]
                 hint: write it as in [docker-compose.yml]
config.yaml:3:38: error: spec.storage must be a mapping, not a string [config-wrong-type]
                 hint: write it as in {size: 5Gi}
config.yaml:3:59: error: spec.services.web must be a mapping, not a string [config-wrong-type]
                 hint: write it as in {kind: ...}
config.yaml:3:89: error: spec.volumes.data must be a mapping, not a string [config-wrong-type]
                 hint: write it as in {size: ..., accessModes: ..., populate: ...}
`},
		{"a level too high", head + "files: [compose.yaml]\nspec: {strict: true}\n",
			`config.yaml:3:1: error: unknown field files [config-unknown-field]
                hint: did you mean spec.files?
config.yaml:4:8: error: unknown field spec.strict [config-unknown-field]
                hint: did you mean report.strict?
`},
		{"duplicates", head + "spec: {projectName: a, projectName: b}\n",
			`config.yaml:3:24: error: spec.projectName is written twice [config-duplicate-key]
                 hint: keep one of them
`},
		{"another kind", "apiVersion: v1\nkind: Secret\n",
			`config.yaml:2:7: error: the configuration is kind "Secret" of apiVersion "v1", which this function does not know [config-wrong-kind]
                hint: use apiVersion: composesource.dev/v1alpha1 and kind: ComposeSource, or a ConfigMap
`},
		{"a ConfigMap without files", "apiVersion: v1\nkind: ConfigMap\ndata: {composesource.yaml: \"\"}\n",
			`config.yaml:1:1: error: the ConfigMap holds no Compose file [config-no-files]
                hint: add the file under a key such as compose.yaml; keys may hold slashes
`},
		{"positions inside the spec of a ConfigMap are its own", "apiVersion: v1\nkind: ConfigMap\ndata:\n  composesource.yaml: |\n    files: [a]\n    profile: [b]\n",
			`composesource.yaml:2:1: error: unknown field spec.profile [config-unknown-field]
                       hint: did you mean profiles?
`},
		{"a list is no configuration", "- a\n",
			`config.yaml:1:1: error: the configuration must be a mapping, not a list [config-wrong-type]
                hint: start it with apiVersion: composesource.dev/v1alpha1
`},
		{"not YAML", head + "spec: {files: [\n",
			`config.yaml:3:1: error: the configuration is not valid YAML: did not find expected node content [config-not-yaml]
                hint: correct the line; tabs and missing colons are the usual causes
`},
		{"nothing", "# only a comment\n",
			`config.yaml: error: the configuration is empty [config-empty]
            hint: start it with apiVersion: composesource.dev/v1alpha1 and kind: ComposeSource
`},
		{"two documents", head + "---\n" + head,
			`config.yaml:3:1: error: the configuration has more than one document [config-several-documents]
                hint: keep one ComposeSource a file
`},
	} {
		t.Run(test.why, func(t *testing.T) {
			got, said := decode(t, test.text)
			if diff := cmp.Diff(test.want, said); diff != "" || got != nil {
				t.Errorf("report (-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(head + "spec: {mounts: {a: {hostPath: b}}, env: {1: x, y: null}, <<: {files: [a]}}")
	f.Add("kind: ConfigMap\ndata: {a: b}\nbinaryData: {c: '='}")
	f.Fuzz(func(t *testing.T, text string) {
		r := report.New(report.Options{})
		if c := Decode([]byte(text), Origin{}, r); (c == nil) != r.Broken() {
			t.Errorf("result %v with errors %v", c, r.Broken())
		}
	})
}
