package convert

import "strings"

// imagePorts returns the ports that the documentation of a well-known image
// names, and the image's name without registry, tag and digest.
func imagePorts(image string) (string, []int) {
	repository, tag := splitImage(image)
	name := strings.TrimPrefix(strings.TrimPrefix(repository, "docker.io/"), "library/")
	if name == "rabbitmq" && strings.Contains(tag, "management") {
		return name, []int{5672, 15672}
	}
	if strings.Contains(tag, "fpm") && (name == "php" || name == "wordpress" || name == "nextcloud") {
		return name, []int{9000}
	}
	return name, documented(name)
}

// splitImage cuts tag and digest off an image reference.
func splitImage(image string) (repository, tag string) {
	repository, _, _ = strings.Cut(image, "@")
	if i := strings.LastIndexByte(repository, ':'); i > strings.LastIndexByte(repository, '/') {
		return repository[:i], repository[i+1:]
	}
	return repository, ""
}

// documented holds the ports that images are dialled on by default, as their
// pages on the registry say: here those of stores and brokers.
func documented(name string) []int {
	switch name {
	case "postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector", "bitnami/postgresql":
		return []int{5432}
	case "mysql", "mariadb", "percona", "mysql/mysql-server", "bitnami/mysql", "bitnami/mariadb":
		return []int{3306}
	case "redis", "valkey/valkey", "redis/redis-stack", "redis/redis-stack-server", "redislabs/redismod", "bitnami/redis", "eqalpha/keydb":
		return []int{6379}
	case "mongo", "bitnami/mongodb":
		return []int{27017}
	case "rabbitmq", "bitnami/rabbitmq":
		return []int{5672}
	case "memcached":
		return []int{11211}
	case "elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch", "opensearchproject/opensearch":
		return []int{9200, 9300}
	case "nats":
		return []int{4222}
	case "influxdb":
		return []int{8086}
	case "cassandra", "scylladb/scylla":
		return []int{9042}
	case "neo4j":
		return []int{7474, 7687}
	case "couchdb":
		return []int{5984}
	case "zookeeper", "confluentinc/cp-zookeeper", "bitnami/zookeeper":
		return []int{2181}
	case "apache/kafka", "bitnami/kafka", "confluentinc/cp-kafka":
		return []int{9092}
	case "mcr.microsoft.com/mssql/server", "mcr.microsoft.com/azure-sql-edge":
		return []int{1433}
	case "eclipse-mosquitto":
		return []int{1883}
	case "clickhouse", "clickhouse/clickhouse-server":
		return []int{8123, 9000}
	case "cockroachdb/cockroach":
		return []int{26257}
	case "quay.io/coreos/etcd", "bitnami/etcd":
		return []int{2379}
	case "solr":
		return []int{8983}
	case "qdrant/qdrant":
		return []int{6333, 6334}
	case "getmeili/meilisearch":
		return []int{7700}
	}
	return documentedServer(name)
}

// documentedServer holds the ports of everything else.
func documentedServer(name string) []int {
	switch name {
	case "kibana", "docker.elastic.co/kibana/kibana":
		return []int{5601}
	case "nginx", "httpd", "phpmyadmin", "phpmyadmin/phpmyadmin", "dpage/pgadmin4", "wordpress", "nextcloud", "drupal", "joomla":
		return []int{80}
	case "caddy", "traefik":
		return []int{80, 443}
	case "hashicorp/consul", "consul":
		return []int{8500}
	case "hashicorp/vault", "vault":
		return []int{8200}
	case "adminer", "tomcat", "jenkins/jenkins", "quay.io/keycloak/keycloak":
		return []int{8080}
	case "minio/minio", "quay.io/minio/minio", "sonarqube":
		return []int{9000}
	case "grafana/grafana", "grafana/grafana-oss", "gitea/gitea":
		return []int{3000}
	case "grafana/loki":
		return []int{3100}
	case "jaegertracing/all-in-one":
		return []int{4317, 4318, 6831, 14268, 16686}
	case "datadog/agent", "gcr.io/datadoghq/agent":
		return []int{8125, 8126}
	case "ollama/ollama":
		return []int{11434}
	case "prom/prometheus":
		return []int{9090}
	case "mailhog/mailhog", "axllent/mailpit":
		return []int{1025, 8025}
	case "localstack/localstack":
		return []int{4566}
	case "ghost":
		return []int{2368}
	case "registry":
		return []int{5000}
	}
	return nil
}
