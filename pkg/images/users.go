package images

import (
	"slices"
	"strings"
)

// StartsAsRoot reports whether the first process of a well-known image is root's,
// unless a project says otherwise: its Dockerfile has no USER. Such a process can
// write to every new volume, and what gives its data to a user of its own does so
// itself.
func StartsAsRoot(image string) bool {
	name, tag := split(image)
	for _, other := range []string{"rootless", "unprivileged", "nonroot", "non-root"} {
		if strings.Contains(tag, other) {
			return false
		}
	}
	return slices.ContainsFunc(rootImages(), func(images []string) bool { return slices.Contains(images, name) })
}

// rootImages have no USER in their public Dockerfiles.
func rootImages() [][]string {
	return [][]string{
		{ // stores, which give their data to a user of their own
			"postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector", "mysql", "mariadb", "mysql/mysql-server",
			"redis", "valkey/valkey", "redis/redis-stack", "redis/redis-stack-server", "eqalpha/keydb", "mongo", "rabbitmq",
			"influxdb", "cassandra", "scylladb/scylla", "neo4j", "couchdb", "zookeeper", "clickhouse", "clickhouse/clickhouse-server",
			"nats", "quay.io/coreos/etcd", "eclipse-mosquitto", "cockroachdb/cockroach", "qdrant/qdrant", "getmeili/meilisearch",
		},
		{ // servers
			"nginx", "httpd", "caddy", "traefik", "tomcat", "wordpress", "nextcloud", "drupal", "joomla", "matomo", "mediawiki", "ghost",
			"phpmyadmin", "phpmyadmin/phpmyadmin", "gitea/gitea", "registry", "minio/minio", "quay.io/minio/minio", "vault", "hashicorp/vault",
			"consul", "hashicorp/consul", "localstack/localstack", "ollama/ollama", "portainer/portainer-ce", "vaultwarden/server",
			"jc21/nginx-proxy-manager", "louislam/uptime-kuma", "certbot/certbot", "axllent/mailpit", "metabase/metabase",
		},
		{ // what people put their own programs on
			"alpine", "busybox", "debian", "ubuntu", "python", "node", "php", "ruby", "golang", "rust", "openjdk", "eclipse-temurin", "composer",
		},
	}
}
