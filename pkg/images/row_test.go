package images

import (
	"slices"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/facts"
)

// Each row says where anyone can look it up, says something, and no image has two.
func TestRows(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range slices.Concat(databases(), brokers(), sites(), servers(), languages()) {
		if !strings.Contains(r.source, "/") || len(r.images) == 0 || r.user == "" && len(r.ports)+len(r.brings) == 0 {
			t.Errorf("%v: no source, or nothing known", r.images)
		}
		if r.serves != "" && !slices.ContainsFunc(r.accounts, func(a facts.Account) bool { return a.Name == r.serves }) {
			t.Errorf("%v: nobody is called %s", r.images, r.serves)
		}
		for _, name := range r.images {
			if seen[name] {
				t.Errorf("%s has two rows", name)
			}
			seen[name] = true
		}
	}
}

func TestKnown(t *testing.T) {
	grafana := Known("grafana/grafana:11.0.0")
	if u := grafana.User; u.Value.ID != 472 || u.Value.Group != 0 || u.String() != "what is known of the image grafana/grafana" {
		t.Errorf("grafana runs as %+v", u)
	}
	if p := grafana.At("/var/lib/grafana"); p.Value.Owner == nil || *p.Value.Owner != (facts.Owner{User: 472, Mode: 0o777}) {
		t.Errorf("grafana's directory is %+v", p.Value.Owner)
	}
	if p := grafana.At("/etc/grafana"); p.Value.Content != facts.Something {
		t.Errorf("grafana brings no settings: %+v", p)
	}
	if u := Known("postgres:17-alpine").Resolve("postgres"); u.ID != 70 || u.Group != 70 {
		t.Errorf("postgres on Alpine is %+v", u)
	}
	if Known("example/grafana") != nil {
		t.Error("an image of somebody's is well-known")
	}
	if u := Known("gitea/gitea:1-rootless").User; u.Known() {
		t.Errorf("a variant without root runs as %+v", u.Value)
	}
}

func TestServesAs(t *testing.T) {
	for image, want := range map[string][2]int64{
		"postgres:17": {999, 999}, "postgres:17-alpine": {70, 70}, "redis": {999, 999}, "redis:7-alpine": {999, 1000}, "mysql": {999, 999}, "mariadb:11": {999, 999},
		"rabbitmq:4-alpine": {100, 101}, "mongo": {999, 999}, "mysql:8-alpine": {}, "nginx": {}, "example/postgres": {},
	} {
		if user, group, ok := ServesAs(image); user != want[0] || group != want[1] || ok != (want[0] > 0) {
			t.Errorf("ServesAs(%s) = %d:%d %v", image, user, group, ok)
		}
	}
}
