package images

// documented are the ports that images are dialled on by default, as their pages
// on the registry say.
type documented struct {
	ports  []int
	images []string
}

// stores are databases, caches and brokers.
func stores() []documented {
	return []documented{
		{[]int{5432}, []string{"postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector", "bitnami/postgresql"}},
		{[]int{3306}, []string{"mysql", "mariadb", "percona", "mysql/mysql-server", "bitnami/mysql", "bitnami/mariadb"}},
		{[]int{6379}, []string{"redis", "valkey/valkey", "redis/redis-stack", "redis/redis-stack-server", "redislabs/redismod", "bitnami/redis", "eqalpha/keydb"}},
		{[]int{27017}, []string{"mongo", "bitnami/mongodb"}},
		{[]int{5672}, []string{"rabbitmq", "bitnami/rabbitmq"}},
		{[]int{11211}, []string{"memcached"}},
		{[]int{9200, 9300}, []string{"elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch", "opensearchproject/opensearch"}},
		{[]int{4222}, []string{"nats"}},
		{[]int{8086}, []string{"influxdb"}},
		{[]int{9042}, []string{"cassandra", "scylladb/scylla"}},
		{[]int{7474, 7687}, []string{"neo4j"}},
		{[]int{5984}, []string{"couchdb"}},
		{[]int{2181}, []string{"zookeeper", "confluentinc/cp-zookeeper", "bitnami/zookeeper"}},
		{[]int{9092}, []string{"apache/kafka", "bitnami/kafka", "confluentinc/cp-kafka"}},
		{[]int{1433}, []string{"mcr.microsoft.com/mssql/server", "mcr.microsoft.com/azure-sql-edge"}},
		{[]int{1883}, []string{"eclipse-mosquitto"}},
		{[]int{8123, 9000}, []string{"clickhouse", "clickhouse/clickhouse-server"}},
		{[]int{26257}, []string{"cockroachdb/cockroach"}},
		{[]int{2379}, []string{"quay.io/coreos/etcd", "bitnami/etcd"}},
		{[]int{8983}, []string{"solr"}},
		{[]int{6333, 6334}, []string{"qdrant/qdrant"}},
		{[]int{7700}, []string{"getmeili/meilisearch"}},
	}
}

// servers are everything else.
func servers() []documented {
	return []documented{
		{[]int{5601}, []string{"kibana", "docker.elastic.co/kibana/kibana"}},
		{[]int{80}, []string{"nginx", "httpd", "phpmyadmin", "phpmyadmin/phpmyadmin", "dpage/pgadmin4", "wordpress", "nextcloud", "drupal", "joomla"}},
		{[]int{80, 443}, []string{"caddy", "traefik"}},
		{[]int{8500}, []string{"hashicorp/consul", "consul"}},
		{[]int{8200}, []string{"hashicorp/vault", "vault"}},
		{[]int{8080}, []string{"adminer", "tomcat", "jenkins/jenkins", "quay.io/keycloak/keycloak"}},
		{[]int{9000}, []string{"minio/minio", "quay.io/minio/minio", "sonarqube"}},
		{[]int{3000}, []string{"grafana/grafana", "grafana/grafana-oss", "gitea/gitea"}},
		{[]int{3100}, []string{"grafana/loki"}},
		{[]int{4317, 4318, 6831, 14268, 16686}, []string{"jaegertracing/all-in-one"}},
		{[]int{8125, 8126}, []string{"datadog/agent", "gcr.io/datadoghq/agent"}},
		{[]int{11434}, []string{"ollama/ollama"}},
		{[]int{9090}, []string{"prom/prometheus"}},
		{[]int{1025, 8025}, []string{"mailhog/mailhog", "axllent/mailpit"}},
		{[]int{4566}, []string{"localstack/localstack"}},
		{[]int{2368}, []string{"ghost"}},
		{[]int{5000}, []string{"registry"}},
	}
}
