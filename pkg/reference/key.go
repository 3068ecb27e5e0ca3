package reference

import "strings"

// hostWords end the name of a variable that holds a host.
var hostWords = []string{"HOST", "HOSTS", "HOSTNAME", "HOSTNAMES", "SERVER", "SERVERS", "URL", "URLS", "URI", "URIS", "ENDPOINT", "ENDPOINTS", "DSN"}

// HostLike reports whether a variable, flag or setting of that name holds a
// host, by itself or in a list.
func HostLike(key string) bool {
	words := keyWords(key)
	if len(words) == 0 || neverHostWords(key, words) {
		return false
	}
	last := words[len(words)-1]
	for i, w := range words {
		if strings.HasPrefix(w, "ADDR") || strings.HasPrefix(w, "BROKER") || strings.HasPrefix(w, "UPSTREAM") || strings.HasPrefix(w, "BOOTSTRAP") {
			return !NotHost(key)
		}
		if i > 0 && words[i-1]+w == "DATASOURCE" {
			return true
		}
	}
	switch last {
	case "GHOST", "LOCALHOST":
		return false
	case "H", "SENTINELS", "PEERS", "SEEDS", "JOIN", "BIND", "LISTEN", "ADVERTISE":
		return true
	case "IP", "INTERFACE":
		return Listens(key)
	case "NAME":
		return len(words) > 1 && words[len(words)-2] == "HOST"
	}
	for _, w := range hostWords {
		if last == w || len(w) > 2 && strings.HasSuffix(last, w) {
			return true
		}
	}
	return false
}

// listed reports whether a variable of that name lists hosts that are let in or
// spared: ALLOWED_HOSTS, NO_PROXY, CORS_ORIGINS.
func listed(key string) bool {
	words := keyWords(key)
	for i, w := range words {
		switch w {
		case "ALLOWED", "TRUSTED", "CORS", "ORIGIN", "ORIGINS":
			return true
		case "PROXY":
			return i > 0 && words[i-1] == "NO"
		}
	}
	return false
}

// NotHost reports whether a variable of that name surely holds no host: a
// database, a user, a credential, a path, a name of something else.
func NotHost(key string) bool {
	words := keyWords(key)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	for _, w := range []string{
		"PASSWORD", "PASSWD", "PASS", "PWD", "PW", "SECRET", "TOKEN", "KEY", "CREDENTIAL", "CREDENTIALS", "SALT",
		"USER", "USERNAME", "LOGIN", "OWNER", "ROLE", "EMAIL",
		"DATABASE", "DB", "DBNAME", "SCHEMA", "KEYSPACE", "BUCKET", "VHOST", "TABLE", "COLLECTION", "QUEUE", "TOPIC", "INDEX", "PREFIX",
		"NAME", "ID", "PATH", "DIR", "DIRECTORY", "FILE", "ROOT", "HOME", "PORT", "PORTS", "IMAGE", "TAG", "VERSION",
		"ENV", "ENVIRONMENT", "MODE", "LEVEL", "TYPE", "GROUP", "APP", "MODULE", "PROJECT", "COMMAND", "CMD", "LABEL", "LABELS",
	} {
		if last == w || len(w) > 3 && strings.HasSuffix(last, w) {
			return !strings.HasSuffix(Normal(key), "HOSTNAME")
		}
	}
	return false
}

// neverHost reports whether a variable of that name holds text in which even
// name:number is no host and port.
func neverHost(key string) bool {
	return neverHostWords(key, keyWords(key))
}

func neverHostWords(key string, words []string) bool {
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "IMAGE", "IMAGES", "TAG", "USER", "PASSWORD", "PASSWD", "PASS", "PW", "SECRET", "TOKEN":
		return true
	}
	return strings.EqualFold(key, "cluster.initial_master_nodes")
}

// PortKeys returns the names, normalised, of the variables that would hold the
// port of the host in key: DB_PORT for DB_HOST.
func PortKeys(key string) []string {
	norm := Normal(key)
	for _, w := range []string{"HOSTNAME", "HOST", "HOSTS", "SERVER", "ADDRESS", "ADDR", "ENDPOINT", "URL", "URI"} {
		if head, ok := strings.CutSuffix(norm, w); ok {
			return []string{head + "PORT", norm + "PORT", head + "PORTNUMBER"}
		}
	}
	return nil
}

// Normal returns a variable's name without case and punctuation.
func Normal(key string) string { return strings.Join(keyWords(key), "") }

// keyWords splits a name at everything that is neither letter nor digit, and
// where a lower case letter meets an upper case one.
func keyWords(key string) []string {
	if key == "" {
		return nil
	}
	words := make([]string, 0, 4)
	start := -1
	for i := 0; i <= len(key); i++ {
		switch {
		case i == len(key) || !isAlnum(key[i]):
			if start >= 0 {
				words = append(words, strings.ToUpper(key[start:i]))
			}
			start = -1
		case start < 0:
			start = i
		case key[i] >= 'A' && key[i] <= 'Z' && key[i-1] >= 'a' && key[i-1] <= 'z':
			words = append(words, strings.ToUpper(key[start:i]))
			start = i
		}
	}
	return words
}

// PortsOf returns the ports on which what a setting of that name dials listens by
// default: MONGO_HOST, db_host.
func PortsOf(key string) []int {
	for _, w := range keyWords(key) {
		w = strings.ToLower(w)
		switch w {
		case "pg", "pghost":
			return []int{5432}
		case "db", "database", "sql", "dbhost":
			return []int{5432, 3306, 1433, 27017}
		case "cache":
			return []int{6379, 11211}
		case "rabbit", "rabbitmq", "mq":
			return []int{5672}
		case "es", "elastic", "elasticsearch", "opensearch":
			return []int{9200}
		case "mosquitto":
			return []int{1883}
		case "mail":
			return []int{25, 1025}
		}
		if p := defaultPort(w); p > 0 && w != "http" && w != "https" {
			return []int{p}
		}
	}
	return nil
}

// Dials reports whether a setting of that name surely holds a host that is dialled:
// it says what for. HOST or SERVER_HOST may be where a program itself listens.
func Dials(key string) bool {
	words := keyWords(key)
	if len(words) < 2 || !HostLike(key) || Listens(key) {
		return false
	}
	switch words[0] {
	case "SERVER", "APP", "HTTP", "HTTPS", "WEB", "RPC", "NODE", "SERVICE", "LOCAL", "UI", "ADMIN", "METRICS":
		return false
	}
	return true
}
