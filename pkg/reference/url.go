package reference

import "strings"

// authority is the part of a URL that holds users and hosts.
type authority struct {
	start, end int    // after "//"; before the path
	hosts      int    // where the hosts start, after the user
	scheme     string // in lower case; empty for //NAME
}

// notNetwork are schemes whose first part is no host.
var notNetwork = " file unix npipe docker docker-image docker-daemon oci oci-archive image s3 s3a s3n gs gcs npm lb arn data urn classpath sqlite jar "

// enterURL notes the authority that starts at the "//" at i.
func (s *reader) enterURL(i int) {
	a := authority{start: i + 2}
	switch {
	case i > 0 && s.Content[i-1] == ':':
		a.scheme, _ = schemeBefore(s.Content, i-1)
	case i > 0 && isWord(s.Content[i-1]):
		return // a path with two slashes
	}
	a.end = authorityEnd(s.Content, a.start)
	a.hosts = a.start + strings.LastIndexByte(s.Content[a.start:a.end], '@') + 1
	s.url = a
}

// authorityEnd returns where the authority that starts at i ends. The braces of a
// ${VARIABLE} belong to it.
func authorityEnd(text string, i int) int {
	variable := false
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case variable && c == '}':
			variable = false
		case c == '{' && i > 0 && text[i-1] == '$':
			variable = true
		case strings.IndexByte("/?#\\\"'`<>;)}|^ \t\r\n\x00", c) >= 0:
			return i
		}
	}
	return i
}

// inAuthority decides about a name inside the authority of a URL.
func (s *reader) inAuthority(r *Reference, ports []int) bool {
	a := s.url
	if r.Start < a.hosts || strings.Contains(notNetwork, " "+a.scheme+" ") && a.scheme != "" {
		return false
	}
	if r.Start > a.hosts && s.Content[r.Start-1] != ',' && !strings.HasSuffix(s.Content[:r.Start], "tcp(") {
		return false
	}
	open := a.scheme == "" && a.start >= 3 && s.Content[a.start-3] == '/' // dns:///NAME:PORT
	rest := s.Content[r.End:]
	if len(ports) == 0 && rest != "" && r.End < a.end && rest[0] != ',' && !strings.HasPrefix(rest, ":$") && !strings.HasPrefix(rest, ":{") || open && len(ports) == 0 {
		return false
	}
	r.UDP = datagrams(a.scheme)
	if r.Ports = ports; len(ports) == 0 && !s.listed && !strings.HasPrefix(rest, ":") {
		if p := SchemePort(a.scheme); p > 0 {
			r.Ports = []int{p}
		}
	}
	return true
}

// datagrams reports whether what a URL of that scheme names is dialled over UDP.
func datagrams(scheme string) bool {
	return strings.HasPrefix(scheme, "udp") || strings.HasSuffix(scheme, "+udp") || scheme == "statsd" || scheme == "coap"
}

// schemeBefore returns the scheme that ends at the colon at i, and where it starts:
// of jdbc:mysql:// it is mysql. In lower case it need not be as long as in the text.
func schemeBefore(text string, i int) (scheme string, start int) {
	start = i
	for start > 0 && (isWord(text[start-1]) || text[start-1] == '+') {
		start--
	}
	return strings.ToLower(text[start:i]), start
}

// SchemePort returns the default port of a URL scheme; 0 when it has none. Of a
// compound one (postgresql+asyncpg) the first part that is known counts.
func SchemePort(scheme string) int {
	if strings.HasSuffix(scheme, "+srv") {
		return 0
	}
	for part := range strings.SplitSeq(scheme, "+") {
		if p := defaultPort(part); p > 0 {
			return p
		}
	}
	return 0
}

// defaultPort knows the ports that clients dial when a URL names none: here those
// of stores and brokers.
func defaultPort(scheme string) int {
	switch scheme {
	case "amqp":
		return 5672
	case "amqps":
		return 5671
	case "redis", "rediss", "valkey":
		return 6379
	case "postgres", "postgresql", "pgsql", "postgis":
		return 5432
	case "mysql", "mysql2", "mysqli", "mariadb":
		return 3306
	case "mongodb", "mongo":
		return 27017
	case "sqlserver", "mssql":
		return 1433
	case "nats":
		return 4222
	case "memcached", "memcache":
		return 11211
	case "mqtt":
		return 1883
	case "mqtts":
		return 8883
	case "neo4j", "bolt":
		return 7687
	case "cassandra":
		return 9042
	case "clickhouse":
		return 9000
	case "kafka":
		return 9092
	case "zookeeper", "zk":
		return 2181
	case "pulsar":
		return 6650
	case "stomp":
		return 61613
	case "gcomm": // of Galera
		return 4567
	}
	return serverPort(scheme)
}

// serverPort knows those of everything else.
func serverPort(scheme string) int {
	switch scheme {
	case "http", "ws":
		return 80
	case "https", "wss":
		return 443
	case "ldap":
		return 389
	case "ldaps":
		return 636
	case "smtp":
		return 25
	case "smtps":
		return 465
	case "ssh", "sftp":
		return 22
	case "ftp":
		return 21
	case "rtsp":
		return 554
	case "rtmp":
		return 1935
	}
	return 0
}
