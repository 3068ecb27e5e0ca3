package convert

import (
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
)

// grouped returns the names of the pods that give their volumes to the group.
// A pod is written as "NAME IMAGE USER CLAIM...", with - for no user.
func grouped(pods ...string) string {
	services, mounts := types.Services{}, map[string][]string{}
	for _, pod := range pods {
		words := strings.Fields(pod)
		services[words[0]] = types.ServiceConfig{ContainerSpec: types.ContainerSpec{Image: words[1], User: strings.TrimPrefix(words[2], "-")}}
		mounts[words[0]] = words[3:]
	}
	c := planned(services)
	for _, u := range c.units {
		for _, name := range mounts[u.Name] {
			name, external := strings.CutSuffix(name, "!")
			key := claimKey{ofVolume, name}
			if c.claims[key] == nil {
				c.claims[key] = &claim{name: name, external: external}
			}
			u.mounts = append(u.mounts, &mount{claim: c.claims[key]})
		}
	}
	c.findOwners()
	c.giveVolumes()
	var names []string
	for _, u := range c.units {
		if u.grouped {
			names = append(names, u.Name)
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
		if got := grouped(test.pods...); got != test.want {
			t.Errorf("%s: %v: %q have the group, want %q", test.why, test.pods, got, test.want)
		}
	}
}

// The group is the same whatever user: says about an image that isn't known.
func TestGroupStaysWithTheUser(t *testing.T) {
	for _, user := range []string{"-", "1000", "1000:1000", "app"} {
		if got := grouped("a example/app " + user + " data"); got != "a" {
			t.Errorf("user %s: %q have the group", user, got)
		}
	}
}
