package images

import "github.com/composesource/composesource/pkg/facts"

// databases are what keeps data and answers questions about it.
func databases() []row {
	postgres := account("postgres", 999, 999)
	return []row{
		{images: []string{"postgres"}, source: "docker-library/postgres", store: true, ports: []int{5432}, user: root, accounts: postgres,
			alpine: account("postgres", 70, 70), serves: "postgres", data: "/var/lib/postgresql"},
		{images: []string{"postgis/postgis"}, source: "postgis/docker-postgis", store: true, ports: []int{5432}, user: root, accounts: postgres,
			alpine: []facts.Account{}, serves: "postgres", data: "/var/lib/postgresql"},
		{images: []string{"pgvector/pgvector"}, source: "pgvector/pgvector", store: true, ports: []int{5432}, user: root, accounts: postgres,
			alpine: []facts.Account{}, serves: "postgres", data: "/var/lib/postgresql"},
		{images: []string{"timescale/timescaledb"}, source: "timescale/timescaledb-docker", store: true, ports: []int{5432}, user: root, data: "/var/lib/postgresql"},
		{images: []string{"bitnami/postgresql"}, source: "bitnami/containers", store: true, ports: []int{5432}, user: "1001:0"},
		{images: []string{"mysql"}, source: "docker-library/mysql", store: true, ports: []int{3306}, user: root, accounts: account("mysql", 999, 999),
			alpine: []facts.Account{}, serves: "mysql", data: "/var/lib/mysql"},
		{images: []string{"mariadb"}, source: "MariaDB/mariadb-docker", store: true, ports: []int{3306}, user: root, accounts: account("mysql", 999, 999),
			alpine: []facts.Account{}, serves: "mysql", data: "/var/lib/mysql"},
		{images: []string{"mysql/mysql-server"}, source: "mysql/mysql-docker", store: true, ports: []int{3306}, user: root, data: "/var/lib/mysql"},
		{images: []string{"percona"}, source: "percona/percona-docker", store: true, ports: []int{3306}, data: "/var/lib/mysql"},
		{images: []string{"bitnami/mysql", "bitnami/mariadb"}, source: "bitnami/containers", store: true, ports: []int{3306}, user: "1001:0"},
		{images: []string{"mongo"}, source: "docker-library/mongo", store: true, ports: []int{27017}, user: root, accounts: account("mongodb", 999, 999),
			alpine: []facts.Account{}, serves: "mongodb", data: "/data/db"},
		{images: []string{"bitnami/mongodb"}, source: "bitnami/containers", store: true, ports: []int{27017}, user: "1001:0"},
		{images: []string{"elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch"}, source: "elastic/elasticsearch", store: true, ports: []int{9200, 9300},
			user: "1000:0", places: []facts.Place{empty("/usr/share/elasticsearch/data", 1000, 0, 0o775)}},
		{images: []string{"opensearchproject/opensearch"}, source: "opensearch-project/opensearch-build", store: true, ports: []int{9200, 9300}, user: "1000:1000"},
		{images: []string{"influxdb"}, source: "influxdata/influxdata-docker", store: true, ports: []int{8086}, user: root},
		{images: []string{"cassandra"}, source: "docker-library/cassandra", store: true, ports: []int{9042}, peers: []int{7000, 7001}, user: root, data: "/var/lib/cassandra"},
		{images: []string{"scylladb/scylla"}, source: "scylladb/scylladb", store: true, ports: []int{9042}, peers: []int{7000, 7001}, user: root},
		{images: []string{"neo4j"}, source: "neo4j/docker-neo4j", store: true, ports: []int{7474, 7687}, user: root, accounts: account("neo4j", 7474, 7474), data: "/data"},
		{images: []string{"couchdb"}, source: "apache/couchdb-docker", store: true, ports: []int{5984}, user: root, data: "/opt/couchdb/data"},
		{images: []string{"mcr.microsoft.com/mssql/server", "mcr.microsoft.com/azure-sql-edge"}, source: "microsoft/mssql-docker", store: true, ports: []int{1433}},
		{images: []string{"clickhouse", "clickhouse/clickhouse-server"}, source: "ClickHouse/ClickHouse", store: true, ports: []int{8123, 9000}, peers: []int{9009}, user: root,
			accounts: account("clickhouse", 101, 101), data: "/var/lib/clickhouse"},
		{images: []string{"cockroachdb/cockroach"}, source: "cockroachdb/cockroach", store: true, ports: []int{26257}, user: root},
		{images: []string{"solr"}, source: "apache/solr-docker", store: true, ports: []int{8983}, user: "8983:8983"},
		{images: []string{"qdrant/qdrant"}, source: "qdrant/qdrant", store: true, ports: []int{6333, 6334}, user: root},
		{images: []string{"getmeili/meilisearch"}, source: "meilisearch/meilisearch", store: true, ports: []int{7700}, user: root},
	}
}

// brokers are caches, queues, and what keeps settings.
func brokers() []row {
	return []row{
		{images: []string{"redis"}, source: "redis/docker-library-redis", store: true, ports: []int{6379}, user: root, accounts: account("redis", 999, 999),
			alpine: account("redis", 999, 1000), serves: "redis"},
		{images: []string{"valkey/valkey"}, source: "valkey-io/valkey-container", store: true, ports: []int{6379}, user: root},
		{images: []string{"redis/redis-stack", "redis/redis-stack-server"}, source: "redis-stack/redis-stack", store: true, ports: []int{6379}, user: root},
		{images: []string{"eqalpha/keydb"}, source: "Snapchat/KeyDB", store: true, ports: []int{6379}, user: root},
		{images: []string{"redislabs/redismod"}, source: "RedisLabsModules/redismod", store: true, ports: []int{6379}},
		{images: []string{"bitnami/redis"}, source: "bitnami/containers", store: true, ports: []int{6379}, user: "1001:0"},
		{images: []string{"rabbitmq"}, source: "docker-library/rabbitmq", store: true, ports: []int{5672}, peers: []int{4369, 25672}, user: root, accounts: account("rabbitmq", 999, 999),
			alpine: account("rabbitmq", 100, 101), serves: "rabbitmq"},
		{images: []string{"bitnami/rabbitmq"}, source: "bitnami/containers", store: true, ports: []int{5672}, peers: []int{4369, 25672}, user: "1001:0"},
		{images: []string{"memcached"}, source: "docker-library/memcached", store: true, ports: []int{11211}, user: "11211:11211"},
		{images: []string{"nats"}, source: "nats-io/nats-docker", store: true, ports: []int{4222}, user: root},
		{images: []string{"zookeeper"}, source: "31z4/zookeeper-docker", store: true, ports: []int{2181}, user: root},
		{images: []string{"confluentinc/cp-zookeeper"}, source: "confluentinc/kafka-images", store: true, ports: []int{2181}, user: "1000:1000"},
		{images: []string{"bitnami/zookeeper"}, source: "bitnami/containers", store: true, ports: []int{2181}, user: "1001:0"},
		{images: []string{"apache/kafka"}, source: "apache/kafka", store: true, ports: []int{9092}, user: "1000:1000"},
		{images: []string{"confluentinc/cp-kafka"}, source: "confluentinc/kafka-images", store: true, ports: []int{9092}, user: "1000:1000"},
		{images: []string{"bitnami/kafka"}, source: "bitnami/containers", store: true, ports: []int{9092}, user: "1001:0"},
		{images: []string{"eclipse-mosquitto"}, source: "eclipse-mosquitto/mosquitto", store: true, ports: []int{1883}, user: root,
			accounts: account("mosquitto", 1883, 1883), brings: []string{"/mosquitto/config"}},
		{images: []string{"quay.io/coreos/etcd"}, source: "etcd-io/etcd", store: true, ports: []int{2379}, user: root},
		{images: []string{"bitnami/etcd"}, source: "bitnami/containers", store: true, ports: []int{2379}, user: "1001:0"},
	}
}
