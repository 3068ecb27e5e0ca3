package images

import "testing"

func TestServes(t *testing.T) {
	type argv = []string
	for _, test := range []struct {
		image               string
		entrypoint, command argv
		want                bool
	}{
		{"redis:7", nil, nil, true},
		{"redis:7", nil, argv{"--appendonly", "yes"}, true},
		{"redis:7", nil, argv{"redis-server", "/etc/redis.conf"}, true},
		{"redis:7", nil, argv{"redis-sentinel", "/etc/sentinel.conf"}, false},
		{"redis:7", nil, argv{"sh", "-c", "exec redis-server --requirepass \"$PW\""}, true},
		{"redis:7", argv{"/bin/sh", "-c"}, argv{"redis-cli -h other --cluster create"}, false},
		{"mysql:8", nil, argv{"sleep", "infinity"}, false},
		{"mysql:8", nil, argv{"--character-set-server=utf8mb4"}, true},
		{"mysql:8", nil, argv{"bash", "-c", "mysql -h db < dump.sql"}, false},
		{"mariadb", argv{"/usr/local/bin/docker-entrypoint.sh"}, argv{"mariadbd"}, true},
		{"postgres:16", argv{"sh", "-c", "while :; do pg_dump -h db; sleep 1d; done"}, nil, false},
		{"postgres:16", argv{"/scripts/own-entrypoint.sh"}, nil, true},
		{"nextcloud", argv{"/cron.sh"}, nil, false},
		{"minio/minio", nil, argv{"server", "/data"}, true},
		{"quay.io/keycloak/keycloak", nil, argv{"start-dev"}, true},
		{"confluentinc/cp-kafka", nil, argv{"bash", "-c", "kafka-topics --create && sleep 1"}, false},
		{"confluentinc/cp-kafka", nil, argv{"bash", "-c", "/etc/confluent/docker/run"}, true},
		{"mcr.microsoft.com/mssql/server:2022-latest", nil, argv{"bash", "-c", "/opt/mssql/bin/sqlservr & sleep 30; wait"}, true},
		{"drupal", nil, argv{"bash", "-c", "composer install; apache2-foreground"}, true},
		{"postgis/postgis", argv{"postgres"}, argv{"-c", "fsync=off"}, true},
		{"grafana/grafana", argv{"/run.sh"}, nil, true},
		{"eclipse-mosquitto", argv{"mosquitto", "-c", "/m.conf"}, nil, true},
		{"nginx", nil, argv{"/bin/sh", "-c", "envsubst < t > c && nginx -g 'daemon off;'"}, true},
	} {
		if got := Serves(test.image, test.entrypoint, test.command); got != test.want {
			t.Errorf("%s %q %q: %v", test.image, test.entrypoint, test.command, got)
		}
	}
}
