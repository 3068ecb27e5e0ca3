package storage

import (
	"slices"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/convert/internal/units/unitstest"
)

// Docker creates at the same time what doesn't depend on each other. Then what the
// project builds comes first, and names decide between the rest.
func TestCreatedBefore(t *testing.T) {
	p, r := unitstest.Load(t, `services:
  absent: {image: x, scale: 0}
  after: {image: x, depends_on: [web, base]}
  base: {image: x, depends_on: [zoo]}
  built: {image: shop, build: .}
  web: {image: x}
  zoo: {image: x}
`)
	set := units.List(p, nil, r)
	l := newPlanner(Sources{Project: p, Units: set, Pods: pods.New(set, nil, api.Spec{}, r), Images: inspect.New(set, p.Root, nil), Report: r})
	ranks := map[*member]int{}
	for _, u := range l.members {
		u.rank(ranks)
	}
	slices.SortStableFunc(l.members, func(a, b *member) int { return createdBefore(a, b, ranks) })
	var names []string
	for _, u := range l.members {
		names = append(names, u.Name)
	}
	if got, want := strings.Join(names, " "), "built web zoo base after absent"; got != want {
		t.Errorf("created are %s, want %s", got, want)
	}
}

func TestIsShown(t *testing.T) {
	for target, want := range map[string]bool{
		"/usr/share/nginx/html": true, "/var/www": true, "/srv/etc": true,
		"/etc": false, "/etc/nginx/conf.d": false, "/var/log/nginx": false, "/etcetera": true,
	} {
		if got := isShown(target); got != want {
			t.Errorf("isShown(%s) = %v", target, got)
		}
	}
}
