package secret

import "testing"

func TestFile(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          bool
	}{
		{"tls/server.key", "MII", true},
		{"tls/server.crt", "-----BEGIN CERTIFICATE-----", false},
		{"tls/all.pem", "-----BEGIN CERTIFICATE-----\n-----BEGIN EC PRIVATE KEY-----", true},
		{"db_password.txt", "s3cret\n", true},
		{"notes.txt", "buy milk", false},
		{"x", "s3cret", false},
		{".env", "A=1\nexport DB_PASSWORD=s3cret\n", true},
		{".env", "A=1\n", false},
		{"prometheus.yml", "basic_auth:\n  password: s3cret\n", true},
		{"prometheus.yml", "basic_auth:\n  password_file: /run/secrets/p\n", false},
		{"app.yml", "password: ${DB_PASSWORD}\ntoken: {{ token }}\n", false},
		{"grafana.ini", "; admin_password = admin\n", false},
		{"grafana.ini", "admin_password = admin\n", true},
		{"pipe.conf", "  password => \"changeme\"\n", true},
		{"init.sql", "CREATE USER app IDENTIFIED BY 's3cret';", true},
		{"init.sql", "CREATE USER app WITH PASSWORD 's3cret';", true},
		{"init.sql", "CREATE TABLE password (id int);", false},
		{"app.conf", "url = postgres://u:p@db/app\n", true},
		{"app.json", `{"db":{"user":"app","password":"s3cret"}}`, true},
		{"app.json", `{"db":{"password":{"from":"env"}}}`, false},
		{"app.yml", "db: {user: app, password: s3cret}\n", true},
		{"redis.conf", "# requirepass foobared\nport 6379\n", false},
		{"redis.conf", "requirepass s3cret\n", true},
		{"users.xml", "<default><password></password></default>", false},
		{"users.xml", "<default><password>s3cret</password></default>", true},
		{"app.js", "password: req.body.password,\n", false},
		{"index.html", "password: <input>", false},
		{".htpasswd", "admin:$apr1$x$y", true},
	} {
		if got := File(c.name, []byte(c.content)); got != c.want {
			t.Errorf("File(%s, %q) = %v, want %v", c.name, c.content, got, c.want)
		}
	}
}
