package secret

import (
	"strings"
	"testing"
)

// BenchmarkFile reads 1 MB of what is mounted: settings as they are, lines that
// all speak of a password and hold none, and a mapping without a line's end.
func BenchmarkFile(b *testing.B) {
	const typical = `# the size of the pool
pool_size = 10
listen_addresses = '0.0.0.0'
log_format = "%t [%p] %u@%d"
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
upstream: http://backend.internal:8080/api
data_path: /var/lib/app/data
session_timeout: 3600

`
	for _, c := range []struct{ name, unit string }{
		{"typical", typical},
		{"hostile", "password_x: $y\n"},
		{"statements", "alter user app identified with sha2 by ''\n"},
		{"oneLine", `{"name":"a","port":80,"path":"/a","url":"http://a/"},`},
	} {
		content := []byte(strings.Repeat(c.unit, 1_000_000/len(c.unit)))
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				if File("app.conf", content) {
					b.Fatal("there is no secret in it")
				}
			}
		})
	}
}
