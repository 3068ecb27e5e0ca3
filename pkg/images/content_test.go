package images

import "testing"

func TestHolds(t *testing.T) {
	for _, test := range []struct {
		image, target string
		want          Content
	}{
		{"wordpress:6-fpm", "/var/www/html", Something},
		{"docker.io/library/wordpress", "/var/www/html/wp-content", Something},
		{"wordpress:cli-2.12", "/var/www/html", Nothing},
		{"wordpress", "/var/www/html/wp-content/uploads", Nothing},
		{"nginx:1.29", "/usr/share/nginx/html", Something},
		{"nginx:1.29", "/var/www/html", Nothing},
		{"postgres", "/var/lib/postgresql/data", Nothing},
		{"python:3", "/app", Nothing},
		{"example/shop", "/app", Unknown},
		{"example/nginx", "/usr/share/nginx/html", Unknown},
	} {
		if got := Holds(test.image, test.target); got != test.want {
			t.Errorf("Holds(%s, %s) = %d, want %d", test.image, test.target, got, test.want)
		}
	}
}

// Each row says where anyone can look it up.
func TestContentsHaveSources(t *testing.T) {
	for _, row := range contents() {
		if row.source == "" || len(row.at) == 0 {
			t.Errorf("%v: no source, or nothing known", row.images)
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
