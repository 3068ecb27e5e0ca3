package images

import "slices"

// Configures reports whether a well-known image reads its settings, templates or
// first contents at a path outside of /etc, and never writes there, as its page on
// the registry says.
func Configures(image, target string) bool {
	name, _ := split(image)
	return slices.ContainsFunc(settings(), func(s settingsOf) bool {
		return slices.Contains(s.images, name) && slices.Contains(s.at, target)
	})
}

type settingsOf struct{ images, at []string }

func settings() []settingsOf {
	return []settingsOf{
		{[]string{"httpd"}, []string{"/usr/local/apache2/conf", "/usr/local/apache2/conf/extra"}},
		{[]string{"haproxy"}, []string{"/usr/local/etc/haproxy"}},
		{[]string{"php", "wordpress", "nextcloud", "drupal", "joomla"}, []string{"/usr/local/etc/php", "/usr/local/etc/php-fpm.d"}},
		{[]string{"logstash", "docker.elastic.co/logstash/logstash"}, []string{"/usr/share/logstash/config", "/usr/share/logstash/pipeline"}},
		{[]string{"grafana/grafana", "grafana/grafana-oss"}, []string{"/var/lib/grafana/dashboards"}},
		{[]string{"quay.io/keycloak/keycloak"}, []string{"/opt/keycloak/conf", "/opt/keycloak/data/import", "/opt/keycloak/themes"}},
		{[]string{"flyway/flyway", "redgate/flyway"}, []string{"/flyway/conf", "/flyway/sql"}},
		{[]string{"liquibase/liquibase", "liquibase"}, []string{"/liquibase/changelog"}},
		{[]string{"eclipse-mosquitto"}, []string{"/mosquitto/config"}},
		{[]string{"hashicorp/vault", "vault"}, []string{"/vault/config"}},
		{[]string{"hashicorp/consul", "consul"}, []string{"/consul/config"}},
	}
}
