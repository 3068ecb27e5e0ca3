package images

import (
	"path"
	"slices"
	"strings"
)

// Serves reports whether the server of a well-known image is what an entrypoint
// and a command start, as far as their words tell: sleep, a shell script without
// the server's name, or redis-sentinel listen elsewhere or nowhere. A command
// alone may as well be arguments for the image's own entrypoint.
func Serves(image string, entrypoint, command []string) bool {
	if len(entrypoint) == 0 && (len(command) == 0 || strings.HasPrefix(command[0], "-")) {
		return true
	}
	words := wordsOf(append(slices.Clone(entrypoint), command...))
	if len(words) == 0 || len(entrypoint) == 0 && !slices.Contains(otherPrograms(), words[0]) {
		return true
	}
	name, _ := split(image)
	own := programs(path.Base(name))
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains(own, w) || strings.Contains(w, "entrypoint")
	})
}

// wordsOf returns the words of a command, of paths the last part.
func wordsOf(command []string) []string {
	words := strings.FieldsFunc(strings.Join(command, " "), func(r rune) bool {
		return strings.ContainsRune(" \t\r\n;&|()\"'`=", r)
	})
	for i, w := range words {
		words[i] = path.Base(w)
	}
	return words
}

// programs are the names of an image's server.
func programs(image string) []string {
	switch image {
	case "postgres", "postgis", "timescaledb", "pgvector", "postgresql":
		return []string{"postgres"}
	case "server", "azure-sql-edge": // of SQL Server
		return []string{"sqlservr", "launch_sqlservr.sh"}
	case "httpd", "drupal", "wordpress", "nextcloud", "joomla", "phpmyadmin":
		return []string{"httpd", "httpd-foreground", "apache2", "apache2-foreground", "php-fpm"}
	case "eclipse-mosquitto":
		return []string{"mosquitto"}
	case "grafana", "grafana-oss":
		return []string{"grafana", "grafana-server", "run.sh"}
	case "mysql", "mariadb", "percona", "mysql-server":
		return []string{"mysqld", "mysqld_safe", "mariadbd", "mariadbd-safe"}
	case "mongo", "mongodb":
		return []string{"mongod", "mongos"}
	case "redis", "keydb", "redis-stack", "redis-stack-server":
		return []string{"redis-server", "keydb-server", "redis-stack-server"}
	case "valkey":
		return []string{"valkey-server"}
	case "rabbitmq":
		return []string{"rabbitmq-server"}
	case "nats":
		return []string{"nats-server"}
	case "etcd", "nginx", "memcached", "caddy", "traefik", "vault", "consul", "prometheus", "minio":
		return []string{image}
	}
	return []string{image, "start", "run", "server"}
}

// otherPrograms are what people start in such an image instead of its server.
func otherPrograms() []string {
	return []string{
		"sh", "ash", "bash", "dash", "sleep", "tail", "cat", "echo", "true", "false", "watch", "cron", "crond", "python", "python3", "perl",
		"redis-sentinel", "redis-cli", "valkey-cli", "mongosh", "mongo", "mongodump", "psql", "pg_dump", "pg_dumpall", "mysql", "mysqldump",
		"mysqladmin", "mariadb", "mariadb-dump", "rabbitmqadmin", "kafka-topics", "kafka-topics.sh", "curl", "wget", "mc",
	}
}
