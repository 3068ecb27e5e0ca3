package storage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/storage/storagetest"
)

// Each mount is UNIT TARGET: what is mounted there.
func TestPlan(t *testing.T) {
	for _, test := range []struct {
		why, services, top string
		beside             map[string]string
		spec               api.Spec
		want               []string
	}{
		{
			why:      "services that mount one volume mount one claim, which the image that is known to hold something fills",
			services: "web: {image: nginx, volumes: ['data:/usr/share/nginx/html']}\nback: {image: x, user: '1000', depends_on: [web], volumes: ['data:/data:ro']}",
			top:      "volumes: {data: }",
			want:     []string{"back /data: claim data/data of 1000, read-only", "web /usr/share/nginx/html: claim data/data of 1000, which fills it"},
		},
		{
			why:      "the one numeric user owns a claim, alone where nobody else mounts it",
			services: "a: {image: x, user: '1000:1000', volumes: ['one:/one', 'two:/two']}\nb: {image: x, volumes: ['two:/two']}",
			top:      "volumes: {one: , two: }",
			want:     []string{"a /one: claim one/data of 1000:1000 alone", "a /two: claim two/data of 1000:1000", "b /two: claim two/data of 1000:1000"},
		},
		{
			why:      "who keeps data elsewhere is asked for nothing",
			services: "a: {image: x, volumes: ['data:/data']}",
			top:      "volumes: {data: {external: true, name: there}}",
			want:     []string{"a /data: claim there"},
		},
		{
			why:      "a file of the project comes out of a ConfigMap, a key out of a Secret",
			services: "a: {image: x, volumes: ['./app.conf:/etc/app.conf:ro', './tls.key:/etc/tls.key:ro']}",
			beside:   map[string]string{"app.conf": "a = 1\n", "tls.key": "-----BEGIN PRIVATE KEY-----\n"},
			want:     []string{"a /etc/app.conf: ConfigMap a-etc-app-conf/app.conf, read-only", "a /etc/tls.key: Secret a-etc-tls-key/tls.key, read-only"},
		},
		{
			why:      "a directory that a container writes to is a claim, and what the project holds of it is copied there",
			services: "a: {image: x, volumes: ['./state:/var/lib/state', './empty:/var/lib/empty']}",
			beside:   map[string]string{"state/first": "1"},
			want:     []string{"a /var/lib/empty: claim empty/data", "a /var/lib/state: claim state/data, seeded with first"},
		},
		{
			why:      "spec.mounts has the last word",
			services: "a: {image: x, volumes: ['./state:/var/lib/state', '/srv/films:/films']}",
			beside:   map[string]string{"state/first": "1"},
			spec:     api.Spec{Mounts: map[string]api.Mount{"./state": {Treatment: api.MountEmptyDir}, "/srv/films": {HostPath: "/mnt/films"}}},
			want:     []string{"a /films: /mnt/films of the node", "a /var/lib/state: emptyDir"},
		},
		{
			why:      "an anonymous volume is one claim for those who get it from another, and ends with the pod otherwise",
			services: "a: {image: x, volumes: ['/cache']}\nb: {image: x, volumes_from: [a]}\nc: {image: x, volumes: ['/cache']}",
			want:     []string{"a /cache: claim a-cache/data", "b /cache: claim a-cache/data", "c /cache: emptyDir"},
		},
		{
			why:      "of two places in memory, both are there, and of two secrets at one the last",
			services: "a: {image: x, tmpfs: ['/run'], shm_size: 64m, secrets: [{source: one, target: key}, {source: two, target: key}]}",
			top:      "secrets: {one: {file: one}, two: {file: two}}",
			beside:   map[string]string{"one": "s3cret", "two": "s3cret"},
			want:     []string{"a /dev/shm: memory", "a /run/secrets/key: Secret two/two, read-only", "a /run: memory"},
		},
		{
			why:      "secrets lie side by side, and a config that holds one is a Secret",
			services: "a: {image: x, secrets: [token], configs: [plain, mixed]}",
			top:      "secrets: {token: {file: token}}\nconfigs: {plain: {content: 'a = 1'}, mixed: {file: id_rsa}}",
			beside:   map[string]string{"token": "s3cret", "id_rsa": "-----BEGIN PRIVATE KEY-----\n"},
			want: []string{
				"a /mixed: Secret mixed/mixed, read-only", "a /plain: ConfigMap plain/plain, read-only", "a /run/secrets/token: Secret token/token, read-only",
			},
		},
	} {
		p := storagetest.Plan(t, "services:\n  "+strings.ReplaceAll(test.services, "\n", "\n  ")+"\n"+test.top+"\n", test.beside, test.spec)
		var got []string
		for _, u := range p.Units.All {
			for _, m := range p.Storage.Mounts(u) {
				got = append(got, u.Name+" "+m.Target+": "+described(m))
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
	}
}

// described says what is mounted.
func described(m *storage.Mount) string {
	what, v := "", m.Volume
	switch {
	case v.PersistentVolumeClaim != nil:
		return claimed(m)
	case v.ConfigMap != nil:
		what = "ConfigMap " + v.ConfigMap.Name + "/" + m.SubPath
	case v.Secret != nil:
		what = "Secret " + v.Secret.SecretName + "/" + m.SubPath
	case v.HostPath != nil:
		what = v.HostPath.Path + " of the node"
	case v.EmptyDir != nil && v.EmptyDir.Medium != "":
		what = "memory"
	case v.EmptyDir != nil:
		what = "emptyDir"
	}
	if m.ReadOnly {
		what += ", read-only"
	}
	return what
}

func claimed(m *storage.Mount) string {
	k := m.Claim
	what := "claim " + k.Name
	if m.SubPath != "" {
		what += "/" + m.SubPath
	}
	if k.Owner != nil {
		what += " of " + k.Owner.String()
		if k.Owner.Alone {
			what += " alone"
		}
	}
	if m.ReadOnly {
		what += ", read-only"
	}
	if k.Filler == m {
		what += ", which fills it"
	}
	if k.Seed != nil {
		var names []string
		for _, f := range k.Seed.Files {
			names = append(names, f.Below)
		}
		what += fmt.Sprintf(", seeded with %s", strings.Join(names, " "))
	}
	return what
}
