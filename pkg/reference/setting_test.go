package reference_test

import (
	"fmt"
	"testing"

	"github.com/composesource/composesource/pkg/reference"
)

// What the name of a setting says about the address in it: l it is listened on, a it
// is advertised, p it is for browsers, d it is dialled.
func TestSettings(t *testing.T) {
	for key, want := range map[string]string{
		"KAFKA_LISTENERS": "l", "BIND_ADDR": "l", "bindIp": "l", "network.host": "l", "listen_addresses": "l", "--bind": "l",
		"KAFKA_ADVERTISED_LISTENERS": "a", "redis-announce-ip": "a", "CASSANDRA_BROADCAST_ADDRESS": "ad",
		"LDAP_BIND_DN": "", "LDAP_BIND_PASSWORD": "", "KAFKA_INTER_BROKER_LISTENER_NAME": "",
		"SITE_URL": "pd", "KC_HOSTNAME": "pd", "redirect_uri": "pd", "GF_SERVER_ROOT_URL": "pd", "NEXT_PUBLIC_API_URL": "pd", "issuer": "p",
		"DB_HOST": "d", "mongo-host": "d", "API_URL": "d", "HOST": "", "SERVER_HOST": "l", "APP_HOST": "",
	} {
		got := ""
		for _, is := range []struct {
			letter string
			of     func(string) bool
		}{{"l", reference.Listens}, {"a", reference.Advertises}, {"p", reference.Public}, {"d", reference.Dials}} {
			if is.of(key) {
				got += is.letter
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestSecures(t *testing.T) {
	for setting, want := range map[[2]string]bool{
		{"sslmode", "verify-full"}: true, {"DB_SSL", "true"}: true, {"useSSL", "1"}: true, {"KAFKA_SECURITY_PROTOCOL", "SASL_SSL"}: true, {"tls", "ca_file"}: true,
		{"sslmode", "require"}: false, {"DB_SSL", "false"}: false, {"TLS_SKIP_VERIFY", "true"}: false, {"DEBUG", "true"}: false, {"NODE_TLS_DISABLED", "true"}: false, {"", ""}: false,
	} {
		if got := reference.Secures(setting[0], setting[1]); got != want {
			t.Errorf("Secures(%s, %s) = %v", setting[0], setting[1], got)
		}
	}
	for pair, want := range map[[2]string]bool{
		{"DB_HOST", "DB_SSLMODE"}: true, {"PGHOST", "PGSSLMODE"}: true, {"DB_HOST", "CACHE_TLS"}: false, {"", "TLS"}: false, {"HOST", "TLS"}: false,
	} {
		if got := reference.SecuredBy(pair[0], pair[1]); got != want {
			t.Errorf("SecuredBy(%s, %s) = %v", pair[0], pair[1], got)
		}
	}
}

func TestPortsOf(t *testing.T) {
	for key, want := range map[string]string{"MONGO_HOST": "[27017]", "db_host": "[5432 3306 1433 27017]", "RABBIT_HOST": "[5672]", "BILLING_HOST": "[]", "HTTP_HOST": "[]"} {
		if got := fmt.Sprint(reference.PortsOf(key)); got != want {
			t.Errorf("PortsOf(%s) = %s, want %s", key, got, want)
		}
	}
}

func TestFindTLS(t *testing.T) {
	for _, c := range []struct {
		form   reference.Form
		text   string
		secure bool
	}{
		{reference.Value, "https://db", true}, {reference.Value, "redis+tls://db", true}, {reference.Value, "db:8883", true}, {reference.Value, "SASL_SSL://db:9094", true},
		{reference.Value, "http://db:8080", false}, {reference.Value, "postgres://db/x?sslmode=verify-full", true},
		{reference.File, "host: db\nssl:\n  ca: /ca.pem\n", true}, {reference.File, "host: db\n\nother:\n  ssl: true\n", false},
		{reference.Arguments, "app\x00--db-host=db\x00--db-tls=true", true},
	} {
		found := reference.Find(reference.Text{Content: c.text, Form: c.form}, func(word string) bool { return word == "db" })
		if len(found) != 1 || found[0].Secure != c.secure {
			t.Errorf("%q: %+v, want Secure %v", c.text, found, c.secure)
		}
	}
}
