package convert

import (
	"slices"
	"strings"
	"testing"

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
	c := newConverter(p, Options{}, r)
	c.planUnits()
	c.planImages()
	c.planPods()
	c.planBuilds()
	ranks := map[*unit]int{}
	for _, u := range c.units {
		u.rank(ranks)
	}
	slices.SortStableFunc(c.units, func(a, b *unit) int { return createdBefore(a, b, ranks) })
	var names []string
	for _, u := range c.units {
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
