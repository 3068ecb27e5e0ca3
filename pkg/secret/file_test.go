package secret

import (
	"strings"
	"testing"
)

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
		{"init.sql", "CREATE USER app WITH PASSWORD '${VAR}';", false},
		{"init.sql", "CREATE USER app WITH PASSWORD '$VAR';", false},
		{"init.sql", "CREATE USER app WITH PASSWORD '{{ x }}';", false},
		{"init.sql", "CREATE USER app WITH PASSWORD '';", false},
		{"init.sql", "CREATE USER app WITH PASSWORD '$VAR'; ALTER USER b PASSWORD 'x'", true},
		{"init.sql", "create user app\nidentified\twith sha2\n by\n'x'", true},
		{"init.sql", "create user app identified with by 'x'", false},
		{"init.sql", "(password 'x')", true},
		{"init.sql", "no_password 'x'", false},
		{"app.yml", "password: \"${DB_PASSWORD}\"\n", false},
		{"app.yml", "password: '$DB_PASSWORD'\n", false},
		{"app.yml", "password = '{{ x }}'\n", false},
		{"database.yml", "password: <%= ENV['DB_PASSWORD'] %>\n", false},
		{"app.ini", "password = %(DB_PASSWORD)s\n", false},
		{"app.yml", "password: pa$word\n", true},
		{"app.yml", "password: $2y$10$abcdefghij\n", true},
		{"app.conf", "users = admin:$apr1$x$y\n", true},
		{"app.conf", "url = postgres://u:p@db/app\n", true},
		{"app.conf", "@postgres://u:p@db/app\n", true},
		{"app.conf", "url = postgres://u:$PW@db/app\n", false},
		{"app.conf", "url = postgres://u:${PW}@db/app\n", false},
		{"app.conf", "url = jdbc:mysql://db/app?user=u&password=${PW}\n", false},
		{"app.conf", "url = jdbc:mysql://db/app?user=u&password=x\n", true},
		{"app.conf", "NC_DB=pg://db:5432?u=x&p=y\n", true},
		{"app.conf", "users = admin:$2y$10$abcdefghij\n", true},
		{"app.conf", "a = 1\r\nDBPass = x\r\n", true},
		{"app.conf", "password\n= x\n", false},
		{"app.conf", "password =\nx\n", false},
		{"app.conf", "a, password = x", true},
		{"app.conf", "a; password = x", true},
		{"app.conf", "{{password: x}}", true},
		{"app.conf", "Straße: ü, PassWord: x", true},
		{"app.conf", "\xff\xfe\npw: x", true},
		{"app.conf", "export export\texport token=x", true},
		{"app.conf", "# api: Authorization: Bearer 0123456789\n", false},
		{"app.conf", "conn = Server=db;Password=x\n", true},
		{"app.conf", "export \t token=x", true},
		{"app.conf", "- \"secret_key\" => 'x'", true},
		{"app.json", `{"db":{"user":"app","password":"s3cret"}}`, true},
		{"app.json", `{"db":{"password":{"from":"env"}}}`, false},
		{"app.yml", "db: {user: app, password: s3cret}\n", true},
		{"redis.conf", "# requirepass foobared\nport 6379\n", false},
		{"redis.conf", "requirepass s3cret\n", true},
		{"redis.conf", "requirepass \"$PASSWORD\"\n", false},
		{"redis.conf", "requirepass \"\"\n", false},
		{"redis.conf", "\tMASTERAUTH \"s3cret\"\n", true},
		{"users.xml", "<default><password></password></default>", false},
		{"users.xml", "<default><password>s3cret</password></default>", true},
		{"app.js", "password: req.body.password,\n", false},
		{"index.html", "password: <input>", false},
		{".htpasswd", "admin:$apr1$x$y", true},
		{"wp-config.php", "<?php\ndefine( 'DB_PASSWORD', 'example' );\n", true},
		{"wp-config.php", "<?php\ndefine( 'DB_PASSWORD', getenv('DB_PASSWORD') );\n", false},
		{"settings.py", "SECRET_KEY = 'an-example-of-a-key'\n", true},
		{"settings.py", "SECRET_KEY = os.environ['SECRET_KEY']\n", false},
		{"config.js", "module.exports = { password: 'example' }\n", true},
		{"01.init.js", "db.createUser({user: 'app', pwd: 'example'})\n", true},
		{"index.js", "console.log('hello')\n", false},
		{"config.json", `{"auths": {"registry.example": {"auth": "ZXhhbXBsZTpleGFtcGxl"}}}`, true},
		{".git-credentials", "x", true},
		{".npmrc", "//registry.example/:_authToken=an-example\n", true},
		{".npmrc", "//registry.example/:_password=YW4tZXhhbXBsZQ==\n", true},
		{"mail.rc", "smtp_auth_password = s3cret\n", true},
		{"users.acl", "user default on >example ~* +@all\n", true},
		{"krb5.keytab", "\x05\x02", true},
		{"notes.md", "the token is ghp_0123456789abcdef0123\n", true},
	} {
		if got := File(c.name, []byte(c.content)); got != c.want {
			t.Errorf("File(%s, %q) = %v, want %v", c.name, c.content, got, c.want)
		}
	}
}

// TestFileStems holds that no name which is a secret is skipped for want of a stem.
func TestFileStems(t *testing.T) {
	for _, k := range labelled(t) {
		name := strings.ReplaceAll(k.key, ":", ".")
		if got, want := File("app.conf", []byte("x = y\n"+name+"=s3cret:x\n")), Variable(name, "s3cret:x"); got != want {
			t.Errorf("File with %s = %v, as a variable %v", name, got, want)
		}
	}
}
