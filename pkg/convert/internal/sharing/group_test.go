package sharing_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/sharing"
	"github.com/composesource/composesource/pkg/convert/internal/storage/storagetest"
)

// planned plans pods that mount volumes. A pod is written as "NAME IMAGE USER
// VOLUME...", with - for no user and ! after a volume that exists already.
func planned(t *testing.T, pods ...string) (storagetest.Planned, *sharing.Plan) {
	t.Helper()
	services, volumes := "services:\n", "volumes:\n  unused:\n"
	for _, pod := range pods {
		words := strings.Fields(pod)
		services += fmt.Sprintf("  %s:\n    image: %s\n", words[0], words[1])
		if words[2] != "-" {
			services += fmt.Sprintf("    user: %q\n", words[2])
		}
		for i, name := range words[3:] {
			if i == 0 {
				services += "    volumes:\n"
			}
			name, external := strings.CutSuffix(name, "!")
			services += fmt.Sprintf("    - %s:/mnt/%s\n", name, name)
			if line := fmt.Sprintf("  %s: {external: %v}\n", name, external); !strings.Contains(volumes, line) {
				volumes += line
			}
		}
	}
	p := storagetest.Plan(t, services+volumes, nil, api.Spec{})
	return p, sharing.New(p.Pods, p.Storage, p.Images, p.Report)
}

// grouped returns the names of the pods that give their volumes to the group.
func grouped(t *testing.T, pods ...string) string {
	p, plan := planned(t, pods...)
	var names []string
	for _, pod := range p.Pods.All {
		if plan.Group(pod) != "" {
			names = append(names, pod.Lead.Name)
		}
	}
	return strings.Join(names, " ")
}

func TestGroup(t *testing.T) {
	for _, test := range []struct {
		why  string
		pods []string
		want string
	}{
		{"nobody knows who an image runs as", []string{"a example/app - data"}, "a"},
		{"nor what a name stands for", []string{"a redis redis data"}, "a"},
		{"a pod without a claim has nothing to give", []string{"a example/app -", "b example/app 1000"}, ""},
		{"root can write anywhere", []string{"a nginx - data", "b example/app root other", "c example/app 0:5 third"}, ""},
		{"a variant of such an image may be somebody else", []string{"a gitea/gitea:1.24-rootless - data"}, "a"},
		{"a user of a store is no longer root", []string{"a postgres:17 999:999 data"}, "a"},
		{"who shares a claim has the group too, at any distance", []string{"a nginx - one", "b nginx - one two", "c example/app - two", "d nginx - four"}, "a b c"},
		{"a store keeps its modes whoever reads its data", []string{"a postgres:17 - data", "b example/backup - data backups"}, ""},
		{"and whoever shares another claim with its reader", []string{"a postgres:17 - data", "b nginx - data backups", "c example/web - backups"}, "c"},
		{"a numeric user needs the group all the same", []string{"a rabbitmq - data", "b example/backup 999 data backups"}, "b"},
		{"what an external claim holds is not ours", []string{"a example/app - data!"}, ""},
	} {
		if got := grouped(t, test.pods...); got != test.want {
			t.Errorf("%s: %v: %q have the group, want %q", test.why, test.pods, got, test.want)
		}
	}
}

// The group is the same whatever user: says about an image that isn't known.
func TestGroupStaysWithTheUser(t *testing.T) {
	for _, user := range []string{"-", "1000", "1000:1000", "app"} {
		if got := grouped(t, "a example/app "+user+" data"); got != "a" {
			t.Errorf("user %s: %q have the group", user, got)
		}
	}
}

// Who has the group asked for it, or shares a volume with somebody who has.
func TestReasons(t *testing.T) {
	p, plan := planned(t, "a nginx - one", "b nginx - one two", "c example/app - two", "d example/app 1000:5 four")
	want := []string{"it shares one with b", "it shares two with c", "nobody knows as whom c runs", "d runs as 1000:5"}
	for i, pod := range p.Pods.All {
		if got := plan.Group(pod); got != want[i] {
			t.Errorf("%s has the group because %q, want %q", pod.Lead.Name, got, want[i])
		}
	}
}
