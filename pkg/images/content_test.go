package images

import (
	"testing"

	"github.com/composesource/composesource/pkg/facts"
)

func TestHolds(t *testing.T) {
	for _, test := range []struct {
		image, target string
		want          facts.Content
	}{
		{"wordpress:6-fpm", "/var/www/html", facts.Something},
		{"docker.io/library/wordpress", "/var/www/html/wp-content", facts.Something},
		{"wordpress:cli-2.12", "/var/www/html", facts.Nothing},
		{"wordpress", "/var/www/html/wp-content/uploads", facts.Nothing},
		{"nginx:1.29", "/usr/share/nginx/html", facts.Something},
		{"nginx:1.29", "/var/www/html", facts.Nothing},
		{"postgres", "/var/lib/postgresql/data", facts.Nothing},
		{"python:3", "/app", facts.Nothing},
		{"example/shop", "/app", facts.Anything},
		{"example/nginx", "/usr/share/nginx/html", facts.Anything},
	} {
		if got := Holds(test.image, test.target); got != test.want {
			t.Errorf("Holds(%s, %s) = %d, want %d", test.image, test.target, got, test.want)
		}
	}
}

func TestServesFiles(t *testing.T) {
	for image, want := range map[string]bool{"nginx:1.29-alpine": true, "caddy": true, "example/nginx": false, "redis": false} {
		if got := ServesFiles(image); got != want {
			t.Errorf("ServesFiles(%s) = %v", image, got)
		}
	}
}
