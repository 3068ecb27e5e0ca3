package reference_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/reference"
)

// names are the hosts that every case knows.
var names = map[string]bool{
	"db": true, "db.example": true, "10.5.0.2": true, "coco_db": true, "coco_mq": true, "redis": true, "kafka": true, "web": true, "zoo1": true, "mydb": true,
	"mongo1": true, "mongo2": true, "localhost": true, "127.0.0.1": true, "::1": true, "postgres": true, "app": true, "external": true,
}

func known(word string) bool { return names[word] }

// show writes references as NAME:PORT, uncertain ones with a question mark.
func show(text string, found []reference.Reference) string {
	var out []string
	for _, r := range found {
		s := text[r.Start:r.End]
		for _, p := range r.Ports {
			s += fmt.Sprintf(":%d", p)
		}
		if r.UDP {
			s += "/udp"
		}
		if r.Listed {
			s += "!"
		}
		if !r.Certain {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestFindInValues(t *testing.T) {
	for _, c := range []struct{ key, value, want string }{
		// whole values
		{"DB_HOST", "coco_db", "coco_db"},
		{"DB_HOST", " coco_db ", "coco_db"},
		{"DB_HOST", `"coco_db"`, "coco_db"},
		{"DBHOST", "coco_db", "coco_db"},
		{"dbHost", "coco_db", "coco_db"},
		{"DB_HOST", "COCO_DB", "COCO_DB"},
		{"POSTGRES_SERVER", "db", "db"},
		{"MYSQL_HOSTNAME", "db", "db"},
		{"VAULT_ADDR", "coco_db", "coco_db"},
		{"DATABASE_NAME", "coco_db", ""},
		{"POSTGRES_DB", "coco_db", ""},
		{"MYSQL_USER", "coco_db", ""},
		{"DB_PASSWORD", "coco_db", ""},
		{"DB_PASSWORD", "db:5432", ""},
		{"TARGET", "coco_db", "coco_db?"},
		{"GHOST", "coco_db", "coco_db?"},
		{"DB_HOST", "coco_db_2", ""},
		{"DB_HOST", "my-coco_db", ""},
		{"DB_HOST", "coco_db.example.com", ""},
		{"DB_HOST", "döcoco_db", ""},
		{"DB_HOST", "", ""},
		// name:port
		{"ANY", "coco_db:3306", "coco_db:3306"},
		{"ANY", "TCP4:coco_db:3306 dial:coco_mq:6379", "coco_db:3306 coco_mq:6379"},
		{"ANY", "urn:web:8080 x.y:web:8080 1:web:8080 a/b:web:8080", ""},
		{"ANY", "coco_db:3306/coco_db", "coco_db:3306"},
		{"ANY", "coco_db:33066666", ""},
		{"ANY", "coco_db:0", ""},
		{"ANY", "coco_db:99999", ""},
		{"ANY", "coco_db:1.27", ""},
		{"ANY", "coco_db:/var/lib", ""},
		{"ANY", "postgres:16", ""},
		{"RUNNER_IMAGE", "postgres:5432", ""},
		{"ANY", "see db:5432.", "db:5432"},
		{"ANY", "/srv/coco_db:3306", ""},
		{"ANY", "$coco_db:3306", ""},
		{"ANY", "${coco_db}:3306", ""},
		{"ANY", "coco_db.sql", ""},
		// URLs
		{"ANY", "redis://coco_mq:6379/0", "coco_mq:6379"},
		{"ANY", "redis://coco_mq/0", "coco_mq:6379"},
		{"ANY", "redis://:pass@coco_mq", "coco_mq:6379"},
		{"ANY", "postgresql+asyncpg://db/db?x=db", "db:5432"},
		{"ANY", "mysql://coco_db:coco_db@coco_db:3306/coco_db?user=coco_db", "coco_db:3306"},
		{"ANY", "postgres://postgres:1234@db/postgres", "db:5432"},
		{"ANY", "postgres://app:p@ss@db/app", "db:5432"},
		{"ANY", "jdbc:mysql://coco_db:3306/coco_db", "coco_db:3306"},
		{"ANY", "jdbc:sqlserver://coco_db;databaseName=coco_db", "coco_db:1433"},
		{"ANY", "jdbc:oracle:thin:@db:1521:xe", "db:1521"},
		{"ANY", "http://web/", "web:80"},
		{"ANY", "https://web", "web:443"},
		{"ANY", "http://web:${PORT}/x", "web"},
		{"ANY", "http://${HOST}/web", ""},
		{"ANY", "http://example.com/web:80", ""},
		{"ANY", "http://example.com/?u=http://web:80", "web:80"},
		{"ANY", "//coco_db/share", "coco_db"},
		{"ANY", "/data//coco_db/x", ""},
		{"ANY", "unix:///coco_db/x.sock", ""},
		{"ANY", "s3://web/x", ""},
		{"ANY", "dns:///web:50051", "web:50051"},
		{"ANY", "amqp://guest:guest@coco_mq//", "coco_mq:5672"},
		{"ANY", "mongodb://u:p@mongo1:27017,mongo2/app?replicaSet=mongo1", "mongo1:27017 mongo2:27017"},
		{"ANY", "mongodb+srv://mongo1/app", "mongo1"},
		{"ANY", "PLAINTEXT://kafka:29092,EXTERNAL://localhost:9092", "kafka:29092 localhost:9092"},
		{"ANY", "http://[::1]:8080/health", "[::1]:8080"},
		{"ANY", "user:pw@tcp(coco_db:3306)/coco_db", "coco_db:3306"},
		{"ANY", "user:pw@tcp(coco_db)/coco_db", "coco_db"},
		// over UDP
		{"ANY", "udp://web:5514", "web:5514/udp"},
		{"ANY", "syslog+udp://web:5514,tcp://web:5514", "web:5514/udp web:5514"},
		{"ANY", "dial:web:53/udp dial:web:53/udpx dial:web:53/tcp", "web:53/udp web:53 web:53"},
		{"ANY", "UDP4:web:514", "web:514/udp"},
		{"ANY", "x@udp(web:53)", "web:53/udp"},
		// user@host
		{"NODE", "rabbit@coco_mq", "coco_mq"},
		{"ANY", "1@kafka:9093", "kafka:9093"},
		{"ANY", "@app/web", ""},
		{"ANY", "me@web.example", ""},
		{"ANY", "admin+x@db.example", ""},
		{"ANY", "Me <me@db.example>, mailto:you@db.example", ""},
		{"ANY", "user:pass@db.example", "db.example"},
		{"ANY", "me@db.example/app me@db.example:22", "db.example db.example:22"},
		{"ANY", "ssh://me@db.example", "db.example:22"},
		// addresses
		{"ANY", "10.5.0.2#53;1.1.1.1", "10.5.0.2"},
		{"ANY", "1.1.1.1,10.5.0.2 10.5.0.22 10.5.0.2/24 1.10.5.0.2", "10.5.0.2"},
		// lists
		{"KAFKA_BROKERS", "kafka:9092,other:9092", "kafka:9092"},
		{"SEED_HOSTS", "mongo1,other,mongo2", "mongo1 mongo2"},
		{"DJANGO_ALLOWED_HOSTS", "localhost coco_db", "localhost! coco_db!"},
		{"no_proxy", "localhost,coco_db", "localhost! coco_db!"},
		{"CORS_ORIGINS", "http://web:3000,https://web", "web:3000! web!"},
		{"HTTP_PROXY", "http://web:3128", "web:3128"},
		{"ANY", "mongo1,mongo2", "mongo1? mongo2?"},
		{"ANY", "mongo1,other", ""},
		{"DB_NAMES", "coco_db,db", "coco_db? db?"},
		{"POSTGRES_DB", "coco_db,db", ""},
		// flags
		{"ARGS", "--db-host coco_db --db-port 5433 --db-name coco_db", "coco_db:5433"},
		{"RS_URI", "rs0/mongo1:27017,mongo2:27017", "mongo1:27017 mongo2:27017"},
		{"ZOO_SERVERS", "server.1=zoo1:2888:3888;2181 server.2=x:2888:3888", "zoo1:2888:3888:2181"},
		{"cluster.initial_master_nodes", "mongo1,mongo2", ""},
		// connection strings
		{"ANY", "host=coco_db port=5433 dbname=coco_db user=coco_db", "coco_db:5433"},
		{"ANY", "Server=coco_db;Port=3307;Database=coco_db;Uid=coco_db", "coco_db:3307"},
		{"ANY", "Server=coco_db,1433;Database=coco_db", "coco_db:1433"},
		{"ANY", "Server=tcp:coco_db,1433;Database=coco_db", "coco_db:1433"},
		{"ANY", "Data Source=coco_db;Initial Catalog=coco_db", "coco_db"},
		{"ANY", "mysql:host=coco_db;dbname=coco_db", "coco_db"},
		{"ANY", `{"host": "coco_db", "name": "coco_db"}`, "coco_db"},
		{"ANY", `{"host": "coco_db", "port": 5433}`, "coco_db:5433"},
		{"ANY", "coco_mq:6379,password=redis", "coco_mq:6379"},
	} {
		text := reference.Text{Content: c.value, Key: c.key}
		if got := show(c.value, reference.Find(text, known)); got != c.want {
			t.Errorf("%s=%s: %q, want %q", c.key, c.value, got, c.want)
		}
	}
}

func TestFindInArguments(t *testing.T) {
	for _, c := range []struct {
		arguments []string
		want      string
	}{
		{[]string{"mysqladmin", "ping", "-h", "coco_db"}, "coco_db"},
		{[]string{"mysqladmin", "ping", "-hcoco_db", "-P", "3307"}, "coco_db:3307"},
		{[]string{"pg_isready", "-h", "db", "-p", "5433", "-U", "db", "-d", "db"}, "db:5433"},
		{[]string{"redis-cli", "-p", "6380", "-h", "coco_mq", "ping"}, "coco_mq:6380"},
		{[]string{"redis-server", "--replicaof", "coco_mq", "6380"}, "coco_mq:6380"},
		{[]string{"redis-server", "--slaveof coco_mq 6380"}, "coco_mq:6380"},
		{[]string{"app", "--host", "coco_db", "--name", "coco_db"}, "coco_db"},
		{[]string{"app", "--db-host", "coco_db", "--db-port", "5433", "--mq-host", "coco_mq", "--mq-port=5673"}, "coco_db:5433 coco_mq:5673"},
		{[]string{"app", "--db-host=coco_db", "--db=coco_db"}, "coco_db"},
		{[]string{"app", "--seeds=mongo1,mongo2"}, "mongo1 mongo2"},
		{[]string{"./wait-for-it.sh", "db:5432", "--", "app"}, "db:5432"},
		{[]string{"sh", "-c", "until nc -z db 5432; do sleep 1; done; app"}, "db:5432"},
		{[]string{"nc", "-z", "coco_mq", "6379"}, "coco_mq:6379"},
		{[]string{"sh", "-c", "mysql -h coco_db -u coco_db -pcoco_db coco_db"}, "coco_db"},
		{[]string{"nc", "-zvu", "web", "53"}, "web:53/udp"},
		{[]string{"sh", "-c", "echo x | nc -w1 -u web 514; nc web 515"}, "web:514/udp web:515"},
		{[]string{"bash", "-c", "echo x >/dev/udp/web/514"}, "web:514/udp"},
		{[]string{"bash", "-c", "</dev/tcp/db/5432"}, "db:5432"},
		{[]string{"bash", "-c", "echo > /dev/tcp/localhost/8080"}, "localhost:8080"},
		{[]string{"curl", "-f", "http://localhost:8080/health"}, "localhost:8080"},
		{[]string{"curl", "-f", "localhost:9200/_cluster/health"}, "localhost:9200"},
		{[]string{"dockerize", "-wait", "tcp://db:5432", "app"}, "db:5432"},
		{[]string{"sh", "-c", "psql ${DB_HOST:-coco_db}"}, "coco_db"},
		{[]string{"sh", "-c", "psql ${DB_NAME:-coco_db}"}, ""},
		{[]string{"socat", "TCP-LISTEN:80", "TCP:web:8080"}, "web:8080"},
		{[]string{"web"}, ""},
		{[]string{"rake", "web"}, ""},
		{[]string{"celery", "-A", "app", "worker", "-n", "coco_mq"}, ""},
		{[]string{"run", "redis", "6379"}, ""},
		{[]string{"sh", "-c", "until ping -c1 coco_db; do sleep 1; done; app coco_mq"}, "coco_db"},
		{[]string{"sh", "-c", "getent hosts coco_db && nslookup coco_mq >/dev/null"}, "coco_db coco_mq"},
		{[]string{"mysqladmin", "ping", "-u", "coco_db", "-h", "coco_mq"}, "coco_mq"},
		{[]string{"getent", "passwd", "coco_db"}, ""},
		{[]string{"start", "--join=mongo1,mongo2"}, "mongo1 mongo2"},
		{[]string{"agent", "-retry-join", "coco_db"}, "coco_db"},
		{[]string{"server", "http://mongo{1...2}/data{1...4}", "redis:6379"}, "mongo{1...2} mongo{1...2} redis:6379"},
		{[]string{"server", "redis:6379", "https://mongo{2...9}:9000/data"}, "redis:6379 mongo{2...9}:9000"},
		{[]string{"server", "http://mongo{2...1}/data", "/mongo{1...2}", "//mongo{01...02}"}, ""},
		{[]string{"--wsrep-cluster-address=gcomm://mongo1,mongo2"}, "mongo1:4567 mongo2:4567"},
		{[]string{"cp", "web:/a", "/web"}, ""},
	} {
		content := strings.Join(c.arguments, reference.Separator)
		text := reference.Text{Content: content, Form: reference.Arguments}
		if got := show(content, reference.Find(text, known)); got != c.want {
			t.Errorf("%q: %q, want %q", c.arguments, got, c.want)
		}
	}
}

func TestFindInFiles(t *testing.T) {
	for _, c := range []struct{ content, want string }{
		{"upstream web {\n  server web:8000;\n}\nlocation / { proxy_pass http://web; }\n", "web:8000"},
		{"upstream back { server coco_db; server coco_mq weight=5; }\n", "coco_db:80 coco_mq:80"},
		{"upstream web { server web; }\nproxy_pass http://web;\n", "web:80"},
		{"proxy_pass http://coco_db;", "coco_db:80"},
		{"fastcgi_pass web:9000;", "web:9000"},
		{"fastcgi_pass web;", "web"},
		{"server_name coco_db;", ""},
		{"resolver 127.0.0.1 valid=30s;", "127.0.0.1"},
		{"nameserver docker 127.0.0.1:53\nnameserver 127.0.0.1\n", "127.0.0.1:53 127.0.0.1"},
		{"set $upstream coco_db;", "coco_db"},
		{"backend web\n  server web web:8080 check\n", "web:8080"},
		{"- targets: ['web:9100', 'localhost:9090']", "web:9100 localhost:9090"},
		{"job_name: 'web'\n", ""},
		{"host: coco_db\ndatabase: coco_db\n", "coco_db"},
		{"redis.host=coco_mq\nredis.db=redis\n", "coco_mq"},
		{`{"db": {"host": "coco_db", "port": 5432}, "cache": {"port": 6379, "host": "coco_mq"}}`, "coco_db:5432 coco_mq:6379"},
		{"socket_address:\n  address: web\n  port_value: 50051\n", "web:50051"},
		{"redis.port=6380\nredis.host=coco_mq\n", "coco_mq:6380"},
		{"host = db\nuser = x\nport = 5433\n", "db:5433"},
		{"host: db\nreport: 5433\nsupport_port: 1\n", "db"},
		{"spring.datasource.url=jdbc:postgresql://db:5432/db\n", "db:5432"},
		{`elasticsearch { hosts => ["web:9200"] }`, "web:9200"},
		{"localhost {\n  reverse_proxy web:8080\n}\n", "web:8080"},
		{"reverse_proxy web\n", "web:80"},
		{"set $upstream_app coco_db;\nset $upstream_port 8096;\nset $upstream_proto http;\n", "coco_db:8096"},
		{"set $backend web; proxy_pass http://$backend:8009;\n", "web:8009"},
		{"set $u web; proxy_pass http://$u:8009;\n", "web:8009"},
		{"set $_ web; proxy_pass http://$_;\n", "web"},
		{"set $mode web;\n", ""},
		{"upstream web { }\nset $backend web;\n", ""},
		{"output { redis { host => \"coco_mq\" port => 9053 } }", "coco_mq:9053"},
		{"'hostname' => 'coco_db',\n'database' => 'coco_db',\n", "coco_db"},
		{"define( 'DB_HOST', 'coco_db' );\ndefine( 'DB_PORT', 3307 );\ndefine('DB_NAME', 'coco_db');\n", "coco_db:3307"},
		{"['HOST', 'coco_db']", ""},
		{"ALLOWED_HOSTS = ['coco_db', 'web']\nDB_HOST = 'coco_db'\n", "coco_db! web! coco_db"},
		{"$cfg['Servers'][$i]['host'] = 'coco_db';", "coco_db"},
		{"<replica><host>coco_db</host><port>9001</port></replica><user>coco_db</user>", "coco_db:9001"},
		{"hosts: ['coco_db', \"coco_mq\", web]\nnames: ['coco_db']\n", "coco_db coco_mq web"},
		{"replicaof coco_mq 6380\nsentinel monitor main coco_mq 6381 2\n", "coco_mq:6380 coco_mq:6381"},
		{"pg_isready -h coco_db -p 5433 -U coco_db\nmysql -hcoco_db -P3307\n", "coco_db:5433 coco_db:3307"},
		{strings.Repeat("# filler\n", 20) + "exec app ${DB_HOST:-coco_db}\n", "coco_db"},
		{"# web talks to db\n", ""},
		{"image: redis:7\n", ""},
		{"image: app:22\nuser: app:1000\nserver: app:1001\n", "app:1001"},
	} {
		text := reference.Text{Content: c.content, Form: reference.File}
		if got := show(c.content, reference.Find(text, known)); got != c.want {
			t.Errorf("%q: %q, want %q", c.content, got, c.want)
		}
	}
}

func TestHostLike(t *testing.T) {
	for key, want := range map[string]bool{
		"DB_HOST": true, "dbHost": true, "PGHOST": true, "spring.redis.host": true, "HOST_NAME": true, "HOSTNAME": true,
		"VAULT_ADDR": true, "ADDRESSES": true, "KAFKA_BROKER_LIST": true, "UPSTREAM": true, "BOOTSTRAP_SERVERS": true,
		"DATABASE_URL": true, "SENTRY_DSN": true, "h": true, "ELASTICSEARCH_HOSTS": true, "retry-join": true,
		"": false, "HOST_PORT": false, "HOSTED": false, "GHOST": false, "DB_NAME": false, "BROKER_PASSWORD": false,
		"SERVER_NAME": false, "HOST_PATH": false, "REDIS": false, "ADDR_DB": false,
	} {
		if got := reference.HostLike(key); got != want {
			t.Errorf("HostLike(%q) = %v", key, got)
		}
	}
}

func TestPortKeys(t *testing.T) {
	for key, want := range map[string]string{
		"REDIS_HOST": "REDISPORT REDISHOSTPORT REDISPORTNUMBER", "dbHost": "DBPORT DBHOSTPORT DBPORTNUMBER",
		"POSTGRES_SERVER": "POSTGRESPORT POSTGRESSERVERPORT POSTGRESPORTNUMBER", "TARGET": "",
	} {
		if got := strings.Join(reference.PortKeys(key), " "); got != want {
			t.Errorf("PortKeys(%q) = %q, want %q", key, got, want)
		}
	}
}

func TestReplace(t *testing.T) {
	text := "mysql://coco_db:pw@coco_db:3306,db/coco_db"
	found := reference.Find(reference.Text{Content: text}, known)
	got := reference.Replace(text, reference.Edits(text, found, func(r reference.Reference) string {
		if r.Name == "coco_db" {
			return "mysql"
		}
		return ""
	}))
	if want := "mysql://coco_db:pw@mysql:3306,db/coco_db"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The cost of a text grows with its length: with its square, these would not end
// within the time of a test.
func TestFindIsLinear(t *testing.T) {
	for _, piece := range []string{"db ", "//db", "${db}", "@db:1", "db,", "-h db ", "x=db;", "nc db 1 ", "<h>db", "h: [db", "server db;", "set $backend db;", "('h','db'", ",\"db\"", "//${x}", "upstream db {", "/db:1"} {
		for _, form := range []reference.Form{reference.Value, reference.Arguments, reference.File} {
			content := strings.Repeat(piece, 1<<18/len(piece))
			reference.Find(reference.Text{Content: content, Form: form, Key: "X_HOST"}, known)
		}
	}
}

func FuzzReplace(f *testing.F) {
	for _, seed := range []string{
		"redis://coco_mq:6379", "coco_db", "host=coco_db port=1", "a,coco_db:1,coco_mq", "${X:-coco_db}", "http://coco_db:${P}",
		"\x84:CoCo_dB:1", "host=CoCo_dB \x84\x84\x84;Port=1", "server coco_db;", "-hcoco_db", "nc -z coco_db 1", "/dev/tcp/coco_db/1", "\x00-h\x00coco_db\x00", "[::1]:80", "//", "@coco_db",
	} {
		f.Add(seed, "DB_HOST", 0)
		f.Add(seed, "X", 1)
		f.Add(seed, "", 2)
	}
	f.Fuzz(func(t *testing.T, content, key string, form int) {
		illegal := func(word string) bool { return word == "coco_db" || word == "coco_mq" }
		to := func(r reference.Reference) string {
			if !r.Certain {
				return ""
			}
			return strings.ReplaceAll(r.Name, "_", "-")
		}
		rewrite := func(content string) string {
			text := reference.Text{Content: content, Form: reference.Form(uint(form) % 3), Key: key}
			return reference.Replace(content, reference.Edits(content, reference.Find(text, illegal), to))
		}
		once := rewrite(content)
		if twice := rewrite(once); twice != once {
			t.Errorf("%q becomes %q, then %q", content, once, twice)
		}
		lower := strings.ToLower(content)
		if !strings.Contains(lower, "coco_") && once != content {
			t.Errorf("%q without names became %q", content, once)
		}
	})
}
