package images

import "slices"

// Content is what is known of an image at a path where a volume is mounted.
type Content int

// Unknown is the content of every image that isn't well-known. Nothing is that of a
// well-known one, which at most has an empty directory there. Something includes
// directories that are empty and belong to who writes there.
const (
	Unknown Content = iota
	Nothing
	Something
)

// Holds returns what an image holds at a path. An image that holds something has a
// shell and cp as well.
func Holds(image, target string) Content {
	name, tag := split(image)
	switch {
	case name == "wordpress" && isOneOf(tag, "cli"):
		return Nothing
	case slices.ContainsFunc(contents(), func(c contentsOf) bool {
		return slices.Contains(c.images, name) && slices.Contains(c.at, target)
	}):
		return Something
	case isKnown(name):
		return Nothing
	}
	return Unknown
}

// ServesFiles reports whether an image is a server that shows to browsers what lies
// in a directory.
func ServesFiles(image string) bool {
	name, _ := split(image)
	return slices.Contains([]string{"nginx", "nginxinc/nginx-unprivileged", "httpd", "caddy"}, name)
}

// isOneOf reports whether a tag names a variant of an image, with or without a version.
func isOneOf(tag, variant string) bool {
	return tag == variant || len(tag) > len(variant) && tag[:len(variant)+1] == variant+"-"
}

func isKnown(name string) bool {
	return portsOf(stores(), name) != nil || portsOf(servers(), name) != nil ||
		slices.ContainsFunc(rootImages(), func(images []string) bool { return slices.Contains(images, name) }) ||
		slices.ContainsFunc(contents(), func(c contentsOf) bool { return slices.Contains(c.images, name) })
}

// contentsOf are directories that images bring and that people mount volumes at.
type contentsOf struct {
	images []string
	at     []string
	source string // the repository whose Dockerfile makes them
}

// contents are the images whose volumes are of no use when they start empty.
func contents() []contentsOf {
	return []contentsOf{
		{[]string{"wordpress"}, []string{"/var/www/html", "/var/www/html/wp-content"}, "docker-library/wordpress"},
		{[]string{"nextcloud"}, []string{"/var/www/html"}, "nextcloud/docker"},
		{[]string{"drupal"}, []string{
			"/opt/drupal", "/opt/drupal/web", "/opt/drupal/web/modules", "/opt/drupal/web/profiles", "/opt/drupal/web/sites", "/opt/drupal/web/themes",
			"/var/www/html", "/var/www/html/modules", "/var/www/html/profiles", "/var/www/html/sites", "/var/www/html/themes",
		}, "docker-library/drupal"},
		{[]string{"joomla"}, []string{"/var/www/html"}, "joomla-docker/docker-joomla"},
		{[]string{"matomo"}, []string{"/var/www/html"}, "matomo-org/docker"},
		{[]string{"mediawiki"}, []string{
			"/var/www/html", "/var/www/html/extensions", "/var/www/html/images", "/var/www/html/skins",
		}, "wikimedia/mediawiki-docker"},
		{[]string{"ghost"}, []string{"/var/lib/ghost/content"}, "docker-library/ghost"},
		{[]string{"phpmyadmin", "phpmyadmin/phpmyadmin"}, []string{"/var/www/html"}, "phpmyadmin/docker"},
		{[]string{"frappe/erpnext"}, []string{"/home/frappe/frappe-bench/sites", "/home/frappe/frappe-bench/logs"}, "frappe/frappe_docker"},
		{[]string{"nginx", "nginxinc/nginx-unprivileged"}, []string{"/usr/share/nginx/html", "/etc/nginx", "/etc/nginx/conf.d"}, "nginx/docker-nginx"},
		{[]string{"httpd"}, []string{"/usr/local/apache2/htdocs", "/usr/local/apache2/conf"}, "docker-library/httpd"},
		{[]string{"caddy"}, []string{"/etc/caddy", "/usr/share/caddy"}, "caddyserver/caddy-docker"},
		{[]string{"tomcat"}, []string{"/usr/local/tomcat", "/usr/local/tomcat/conf"}, "docker-library/tomcat"},
		{[]string{"grafana/grafana", "grafana/grafana-oss"}, []string{"/etc/grafana"}, "grafana/grafana"},
		{[]string{"sonarqube"}, []string{"/opt/sonarqube/conf", "/opt/sonarqube/extensions"}, "SonarSource/docker-sonarqube"},
		{[]string{"eclipse-mosquitto"}, []string{"/mosquitto/config"}, "eclipse-mosquitto/mosquitto"},
		{[]string{"odoo"}, []string{"/etc/odoo"}, "odoo/docker"},
	}
}
