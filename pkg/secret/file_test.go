package secret

import "testing"

func TestFile(t *testing.T) {
	for _, c := range []struct {
		name, target, content string
		want                  bool
	}{
		{"tls/server.key", "/k", "MII", true},
		{"tls/server.crt", "/c", "-----BEGIN CERTIFICATE-----", false},
		{"tls/all.pem", "/c", "-----BEGIN CERTIFICATE-----\n-----BEGIN EC PRIVATE KEY-----", true},
		{"db_password.txt", "/x", "s3cret\n", true},
		{"notes.txt", "/x", "buy milk", false},
		{"x", "/run/secrets/x", "s3cret", true},
		{".env", "/app/.env", "A=1\nexport DB_PASSWORD=s3cret\n", true},
		{".env", "/app/.env", "A=1\n", false},
		{"prometheus.yml", "/x", "basic_auth:\n  password: s3cret\n", true},
		{"prometheus.yml", "/x", "basic_auth:\n  password_file: /run/secrets/p\n", false},
		{"app.yml", "/x", "password: ${DB_PASSWORD}\ntoken: {{ token }}\n", false},
		{"grafana.ini", "/x", "; admin_password = admin\n", false},
		{"grafana.ini", "/x", "admin_password = admin\n", true},
		{"pipe.conf", "/x", "  password => \"changeme\"\n", true},
		{"init.sql", "/x", "CREATE USER app IDENTIFIED BY 's3cret';", true},
		{"init.sql", "/x", "CREATE USER app WITH PASSWORD 's3cret';", true},
		{"init.sql", "/x", "CREATE TABLE password (id int);", false},
		{"app.conf", "/x", "url = postgres://u:p@db/app\n", true},
		{"app.json", "/x", `{"db":{"user":"app","password":"s3cret"}}`, true},
		{"app.json", "/x", `{"db":{"password":{"from":"env"}}}`, false},
		{"app.yml", "/x", "db: {user: app, password: s3cret}\n", true},
		{"redis.conf", "/x", "# requirepass foobared\nport 6379\n", false},
		{"redis.conf", "/x", "requirepass s3cret\n", true},
		{"users.xml", "/x", "<default><password></password></default>", false},
		{"users.xml", "/x", "<default><password>s3cret</password></default>", true},
		{"app.js", "/x", "password: req.body.password,\n", false},
		{"index.html", "/x", "password: <input>", false},
		{".htpasswd", "/x", "admin:$apr1$x$y", true},
	} {
		if got := File(c.name, c.target, []byte(c.content)); got != c.want {
			t.Errorf("File(%s at %s, %q) = %v, want %v", c.name, c.target, c.content, got, c.want)
		}
	}
}
