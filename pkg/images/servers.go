package images

import "github.com/composesource/composesource/pkg/facts"

// sites are applications and servers whose files people see in a browser. Those that
// bring something have a shell and cp as well.
func sites() []row {
	web, alpine := account("www-data", 33, 33), account("www-data", 82, 82)
	return []row{
		{images: []string{"nginx"}, source: "nginx/docker-nginx", ports: []int{80}, user: root, accounts: account("nginx", 101, 101),
			brings: []string{"/usr/share/nginx/html", "/etc/nginx", "/etc/nginx/conf.d"}},
		{images: []string{"nginxinc/nginx-unprivileged"}, source: "nginx/docker-nginx-unprivileged", user: "101:101", accounts: account("nginx", 101, 101),
			brings: []string{"/usr/share/nginx/html", "/etc/nginx", "/etc/nginx/conf.d"}},
		{images: []string{"httpd"}, source: "docker-library/httpd", ports: []int{80}, user: root, accounts: web, alpine: alpine,
			brings: []string{"/usr/local/apache2/htdocs", "/usr/local/apache2/conf"}},
		{images: []string{"caddy"}, source: "caddyserver/caddy-docker", ports: []int{80, 443}, user: root, brings: []string{"/etc/caddy", "/usr/share/caddy"}},
		{images: []string{"tomcat"}, source: "docker-library/tomcat", ports: []int{8080}, user: root, brings: []string{"/usr/local/tomcat", "/usr/local/tomcat/conf"}},
		{images: []string{"wordpress"}, source: "docker-library/wordpress", ports: []int{80}, user: root, accounts: web, alpine: alpine,
			brings: []string{"/var/www/html", "/var/www/html/wp-content"}},
		{images: []string{"nextcloud"}, source: "nextcloud/docker", ports: []int{80}, user: root, accounts: web, alpine: alpine, brings: []string{"/var/www/html"}},
		{images: []string{"drupal"}, source: "docker-library/drupal", ports: []int{80}, user: root, accounts: web, alpine: alpine, brings: []string{
			"/opt/drupal", "/opt/drupal/web", "/opt/drupal/web/modules", "/opt/drupal/web/profiles", "/opt/drupal/web/sites", "/opt/drupal/web/themes",
			"/var/www/html", "/var/www/html/modules", "/var/www/html/profiles", "/var/www/html/sites", "/var/www/html/themes",
		}},
		{images: []string{"joomla"}, source: "joomla-docker/docker-joomla", ports: []int{80}, user: root, accounts: web, alpine: alpine, brings: []string{"/var/www/html"}},
		{images: []string{"matomo"}, source: "matomo-org/docker", user: root, accounts: web, alpine: alpine, brings: []string{"/var/www/html"}},
		{images: []string{"mediawiki"}, source: "wikimedia/mediawiki-docker", user: root, accounts: web, alpine: alpine, brings: []string{
			"/var/www/html", "/var/www/html/extensions", "/var/www/html/images", "/var/www/html/skins",
		}},
		{images: []string{"ghost"}, source: "docker-library/ghost", ports: []int{2368}, user: root, brings: []string{"/var/lib/ghost/content"}},
		{images: []string{"phpmyadmin", "phpmyadmin/phpmyadmin"}, source: "phpmyadmin/docker", ports: []int{80}, user: root, accounts: web, alpine: alpine,
			brings: []string{"/var/www/html"}},
		{images: []string{"frappe/erpnext"}, source: "frappe/frappe_docker", user: "1000:1000",
			brings: []string{"/home/frappe/frappe-bench/sites", "/home/frappe/frappe-bench/logs"}},
		{images: []string{"odoo"}, source: "odoo/docker", brings: []string{"/etc/odoo"}},
		{images: []string{"dpage/pgadmin4"}, source: "pgadmin-org/pgadmin4", ports: []int{80}, user: "5050:0"},
		{images: []string{"adminer"}, source: "TimWolla/docker-adminer", ports: []int{8080}},
		{images: []string{"kibana", "docker.elastic.co/kibana/kibana"}, source: "elastic/kibana", ports: []int{5601}, user: "1000:0"},
		{images: []string{"grafana/grafana", "grafana/grafana-oss"}, source: "grafana/grafana", ports: []int{3000}, user: "472:0",
			brings: []string{"/etc/grafana"}, places: []facts.Place{empty("/var/lib/grafana", 472, 0, 0o777)}},
		{images: []string{"metabase/metabase"}, source: "metabase/metabase", user: root},
	}
}

// servers are everything else that runs on.
func servers() []row {
	return []row{
		{images: []string{"traefik"}, source: "traefik/traefik", ports: []int{80, 443}, user: root},
		{images: []string{"hashicorp/consul", "consul"}, source: "hashicorp/consul", ports: []int{8500}, peers: []int{8300, 8301}, user: root},
		{images: []string{"hashicorp/vault", "vault"}, source: "hashicorp/vault", ports: []int{8200}, user: root},
		{images: []string{"jenkins/jenkins"}, source: "jenkinsci/docker", ports: []int{8080}, user: "1000:1000", accounts: account("jenkins", 1000, 1000),
			places: []facts.Place{empty("/var/jenkins_home", 1000, 1000, 0o755)}},
		{images: []string{"quay.io/keycloak/keycloak"}, source: "keycloak/keycloak", ports: []int{8080}, user: "1000:0"},
		{images: []string{"minio/minio", "quay.io/minio/minio"}, source: "minio/minio", ports: []int{9000}, user: root},
		{images: []string{"sonarqube"}, source: "SonarSource/docker-sonarqube", ports: []int{9000}, user: "1000:0",
			brings: []string{"/opt/sonarqube/conf", "/opt/sonarqube/extensions"}},
		{images: []string{"gitea/gitea"}, source: "go-gitea/gitea", ports: []int{3000}, user: root, accounts: account("git", 1000, 1000)},
		{images: []string{"grafana/loki"}, source: "grafana/loki", ports: []int{3100}, user: "10001:10001"},
		{images: []string{"jaegertracing/all-in-one"}, source: "jaegertracing/jaeger", ports: []int{4317, 4318, 6831, 14268, 16686}},
		{images: []string{"datadog/agent", "gcr.io/datadoghq/agent"}, source: "DataDog/datadog-agent", ports: []int{8125, 8126}},
		{images: []string{"ollama/ollama"}, source: "ollama/ollama", ports: []int{11434}, user: root},
		{images: []string{"prom/prometheus"}, source: "prometheus/prometheus", ports: []int{9090}, user: "65534:65534",
			places: []facts.Place{empty("/prometheus", 65534, 65534, 0o775)}},
		{images: []string{"mailhog/mailhog"}, source: "mailhog/MailHog", ports: []int{1025, 8025}},
		{images: []string{"axllent/mailpit"}, source: "axllent/mailpit", ports: []int{1025, 8025}, user: root},
		{images: []string{"localstack/localstack"}, source: "localstack/localstack", ports: []int{4566}, user: root},
		{images: []string{"registry"}, source: "distribution/distribution-library-image", ports: []int{5000}, user: root},
		{images: []string{"portainer/portainer-ce"}, source: "portainer/portainer", user: root},
		{images: []string{"vaultwarden/server"}, source: "dani-garcia/vaultwarden", user: root},
		{images: []string{"jc21/nginx-proxy-manager"}, source: "NginxProxyManager/nginx-proxy-manager", user: root},
		{images: []string{"louislam/uptime-kuma"}, source: "louislam/uptime-kuma", user: root},
		{images: []string{"certbot/certbot"}, source: "certbot/certbot", user: root},
	}
}

// languages are what people put their own programs on. All have a shell and cp.
func languages() []row {
	web, alpine := account("www-data", 33, 33), account("www-data", 82, 82)
	return []row{
		{images: []string{"alpine"}, source: "alpinelinux/docker-alpine", user: root},
		{images: []string{"busybox"}, source: "docker-library/busybox", user: root},
		{images: []string{"debian"}, source: "debuerreotype/docker-debian-artifacts", user: root, accounts: web},
		{images: []string{"ubuntu"}, source: "canonical/rocks-ubuntu", user: root, accounts: web},
		{images: []string{"python"}, source: "docker-library/python", user: root, accounts: web, alpine: []facts.Account{}},
		{images: []string{"node"}, source: "nodejs/docker-node", user: root, accounts: account("node", 1000, 1000)},
		{images: []string{"php"}, source: "docker-library/php", user: root, accounts: web, alpine: alpine, workers: "www-data"},
		{images: []string{"ruby"}, source: "docker-library/ruby", user: root, accounts: web, alpine: []facts.Account{}},
		{images: []string{"golang"}, source: "docker-library/golang", user: root},
		{images: []string{"rust"}, source: "rust-lang/docker-rust", user: root},
		{images: []string{"openjdk"}, source: "docker-library/openjdk", user: root},
		{images: []string{"eclipse-temurin"}, source: "adoptium/containers", user: root},
		{images: []string{"composer"}, source: "composer/docker", user: root},
	}
}
