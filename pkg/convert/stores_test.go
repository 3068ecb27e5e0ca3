package convert

import "testing"

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
