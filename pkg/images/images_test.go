package images

import (
	"fmt"
	"testing"
)

func TestIsStore(t *testing.T) {
	for image, want := range map[string]bool{
		"postgres": true, "docker.io/library/postgres:17@sha256:0": true, "mcr.microsoft.com/mssql/server:2022-latest": true,
		"rabbitmq:4-management": true, "nginx:1.29": false, "dpage/pgadmin4": false, "shop-api": false, "": false,
	} {
		if got := IsStore(image); got != want {
			t.Errorf("%q: %v", image, got)
		}
	}
}

func TestPorts(t *testing.T) {
	for image, want := range map[string]string{
		"postgres:16-alpine": "[5432]", "docker.io/library/redis": "[6379]", "library/mysql@sha256:00": "[3306]",
		"rabbitmq:3": "[5672]", "rabbitmq:3-management-alpine": "[5672 15672]", "php:8-fpm": "[9000]", "wordpress": "[80]",
		"wordpress:fpm": "[9000]", "localhost:5000/postgres": "[]", "example/postgres": "[]", "my-redis": "[]", "": "[]",
	} {
		if _, got := Ports(image); fmt.Sprint(got) != want {
			t.Errorf("Ports(%q) = %v, want %s", image, got, want)
		}
	}
}

func TestPeers(t *testing.T) {
	for image, want := range map[string]string{
		"cassandra:5": "[7000 7001]", "rabbitmq:4-management-alpine": "[4369 25672]", "consul": "[8300 8301]", "postgres:17": "[]", "": "[]",
	} {
		if got := fmt.Sprint(Peers(image)); got != want {
			t.Errorf("Peers(%q) = %s, want %s", image, got, want)
		}
	}
}

func TestStartsAsRoot(t *testing.T) {
	for image, want := range map[string]bool{
		"postgres:17": true, "docker.io/library/rabbitmq:4-management": true, "nginx": true, "alpine:3@sha256:0": true,
		"memcached": false, "grafana/grafana": false, "bitnami/postgresql": false, "registry.example.com/postgres": false,
		"qdrant/qdrant:v1-unprivileged": false, "gitea/gitea:1-rootless": false, "": false,
	} {
		if got := StartsAsRoot(image); got != want {
			t.Errorf("%q: %v", image, got)
		}
	}
}
