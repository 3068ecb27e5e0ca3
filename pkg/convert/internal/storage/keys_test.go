package storage

import (
	"testing"

	"github.com/composesource/composesource/pkg/convert/internal/files"
)

// The name by which a program knows a file, or a key inside of it, says how
// particular the program is about its mode.
func TestIsPrivate(t *testing.T) {
	const key = "-----BEGIN EC PRIVATE KEY-----\n"
	for _, test := range []struct {
		target, content string
		private, alone  bool
	}{
		{"/etc/ssl/site.pem", key, true, false},
		{"/etc/ssl/site.crt", "-----BEGIN CERTIFICATE-----\n", false, false},
		{"/etc/ssl/SITE.KEY", "", true, false},
		{"/root/.ssh/id_ecdsa", "", true, false},
		{"/root/.ssh/id_ecdsa.pub", "", false, false},
		{"/root/.pgpass", "", true, true},
		{"/pgpass", "", true, true},
		{"/var/lib/rabbitmq/.erlang.cookie", "", true, true},
		{"/data/mongo-key.file", "", true, true},
		{"/etc/mongo.conf", "", false, false},
		{"/opt/keyfile", "", true, true},
		{"/opt/keyboard.conf", "", false, false},
	} {
		f := &files.Mounted{Target: test.target, Content: []byte(test.content)}
		if private, alone := isPrivate(f); private != test.private || alone != test.alone {
			t.Errorf("%s: %v %v", test.target, private, alone)
		}
	}
}
