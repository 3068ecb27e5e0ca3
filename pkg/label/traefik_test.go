package label

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the labels of the documentation and of projects say.
func TestTraefikRouters(t *testing.T) {
	for _, test := range []struct {
		why, labels string
		static      map[string]string
		want        string
	}{
		{
			why: "a router, a service, a certificate",
			labels: "traefik.enable=true\ntraefik.http.routers.app.rule=Host(`a.io`)\ntraefik.http.routers.app.tls.certresolver=le\n" +
				"traefik.http.services.app.loadbalancer.server.port=3000",
			want: "app of web tls\n  when a.io\n  to web:3000\n",
		},
		{
			why:    "names in any case are one",
			labels: "Traefik.HTTP.Routers.App.Rule=Host(`a.io`)\ntraefik.http.routers.app.TLS=true",
			want:   "App of web tls\n  when a.io\n  to web:0\n",
		},
		{
			why:    "switched off",
			labels: "traefik.enable=false\ntraefik.http.routers.app.rule=Host(`a.io`)",
		},
		{
			why: "hidden by Traefik's own configuration", static: map[string]string{"--providers.docker.exposedByDefault": "false"},
			labels: "traefik.http.routers.app.rule=Host(`a.io`)",
		},
		{
			why:    "without a rule, the host that is made of its name",
			labels: "traefik.enable=true",
			want:   "web of web\n  when web-shop\n  to web:0\n",
		},
		{
			why: "by a rule of Traefik's own configuration", static: map[string]string{"providers.docker.defaultRule": "Host(`{{ index .Labels \"com.docker.compose.service\" }}.a.io`)"},
			labels: "traefik.enable=true\ntraefik.http.services.x.loadbalancer.server.port=80",
			want:   "web of web\n  when web.a.io\n  to web:80\n",
		},
		{
			why: "of which not everything is known", static: map[string]string{"providers.docker.defaultRule": "Host(`{{ if .Name }}x{{ end }}`)"},
			labels: "traefik.enable=true",
			want:   "web of web\n  when {{ if .name }}x{{ end }}\n  to web:0\n",
		},
		{
			why: "middlewares in their order",
			labels: "traefik.http.routers.r.rule=PathPrefix(`/api`)\ntraefik.http.routers.r.middlewares=s, a@docker,h\n" +
				"traefik.http.middlewares.s.stripprefix.prefixes=/api,/v1\ntraefik.http.middlewares.a.addprefix.prefix=/x\n" +
				"traefik.http.middlewares.h.headers.customrequestheaders.X-A=1\ntraefik.http.middlewares.h.headers.customresponseheaders.Server=\n" +
				"traefik.http.middlewares.h.headers.stsSeconds=60\ntraefik.http.middlewares.h.headers.stsPreload=true\ntraefik.http.middlewares.h.headers.frameDeny=true\n" +
				"traefik.http.middlewares.h.headers.accessControlMaxAge=5",
			want: "r of web\n  when any/api\n  do stripPrefix [/api /v1]\n  do addPrefix [/x]\n" +
				"  do headers [] request [{X-A 1}] response [{Server } {Strict-Transport-Security max-age=60; preload} {X-Frame-Options DENY}]\n" +
				"  to web:0\n  loses headers.accessControlMaxAge [traefik.http.middlewares.h.headers.accessControlMaxAge]\n",
		},
		{
			why: "redirects",
			labels: "traefik.http.routers.r.rule=Host(`www.a.io`)\ntraefik.http.routers.r.middlewares=c\ntraefik.http.middlewares.c.chain.middlewares=t,w,d\n" +
				"traefik.http.middlewares.t.redirectscheme.scheme=https\ntraefik.http.middlewares.t.redirectscheme.permanent=true\n" +
				"traefik.http.middlewares.w.redirectregex.regex=^https?://www\\.a\\.io/(.*)\ntraefik.http.middlewares.w.redirectregex.replacement=https://a.io/${1}\n" +
				"traefik.http.middlewares.d.redirectregex.regex=https://(.*)/.well-known/(card|cal)dav\ntraefik.http.middlewares.d.redirectregex.replacement=https://$1/remote.php/dav/",
			want: "r of web\n  when www.a.io\n  do redirectScheme [] {From: Scheme:https Host: Port:0 Permanent:true}\n  do redirectRegex [] {From:www.a.io Scheme:https Host:a.io Port:0 Permanent:false}\n" +
				"  do redirectRegex []\n  to web:0\n",
		},
		{
			why: "doors, known and unknown",
			labels: "traefik.http.routers.r.rule=Host(`a.io`)\ntraefik.http.routers.r.middlewares=b,f@file,p,l\ntraefik.http.routers.r.tls.options=mtls@file\n" +
				"traefik.http.middlewares.b.basicauth.users=x\ntraefik.http.middlewares.b.basicauth.realm=y\ntraefik.http.middlewares.p.plugin.bouncer.enabled=true\n" +
				"traefik.http.middlewares.l.ratelimit.average=5",
			want: "r of web tls\n  when a.io\n  do rateLimit []\n  to web:0\n" +
				"  door: the TLS options mtls@file, which may ask for a certificate of the client [traefik.http.routers.r.tls.options]\n" +
				"  door: basicAuth [traefik.http.middlewares.b.basicauth.realm]\n" +
				"  door: the middleware f@file, which no label defines [traefik.http.routers.r.middlewares]\n" +
				"  door: the middleware p (plugin) [traefik.http.middlewares.p.plugin.bouncer.enabled]\n",
		},
		{
			why: "a door at the entry point", static: map[string]string{
				"entrypoints.web.http.middlewares": "auth@file", "entrypoints.private.http.middlewares": "other@file", "entryPoints.web.http.tls.certResolver": "le"},
			labels: "traefik.http.routers.r.rule=Host(`a.io`)\ntraefik.http.routers.r.entrypoints=web",
			want:   "r of web tls\n  when a.io\n  to web:0\n  door: the middleware auth@file, which no label defines [traefik.http.routers.r.rule]\n",
		},
		{
			why: "a chain in a circle",
			labels: "traefik.http.routers.r.rule=Host(`a.io`)\ntraefik.http.routers.r.middlewares=a\n" +
				"traefik.http.middlewares.a.chain.middlewares=b\ntraefik.http.middlewares.b.chain.middlewares=a",
			want: "r of web\n  when a.io\n  to web:0\n  door: the middleware a, which is defined in several ways [traefik.http.middlewares.b.chain.middlewares]\n",
		},
		{
			why:    "Traefik's own pages",
			labels: "traefik.http.routers.api.rule=Host(`t.io`)\ntraefik.http.routers.api.service=api@internal",
			want:   "api of web\n  when t.io\n  no: it leads to api@internal, which is no container [traefik.http.routers.api.service]\n",
		},
		{
			why: "several services and none named",
			labels: "traefik.http.routers.r.rule=Host(`a.io`)\ntraefik.http.services.a.loadbalancer.server.port=1\ntraefik.http.services.b.loadbalancer.server.port=2\n" +
				"traefik.http.routers.q.rule=Host(`q.io`)\ntraefik.http.routers.q.service=b",
			want: "q of web\n  when q.io\n  to web:2\nr of web\n  when a.io\n" +
				"  no: its container has several services (a, b) and the router names none [traefik.http.routers.r.rule]\n",
		},
		{
			why: "a service that is no plain one",
			labels: "traefik.http.routers.r.rule=Host(`a.io`)\ntraefik.http.services.a.loadbalancer.server.scheme=https\ntraefik.http.services.a.loadbalancer.server.port=x\n" +
				"traefik.http.services.a.loadbalancer.sticky.cookie=true\ntraefik.http.services.a.loadbalancer.passhostheader=false",
			want: "r of web\n  when a.io\n  to web:0https\n  no: x is no port [traefik.http.services.a.loadbalancer.server.port]\n" +
				"  loses passHostHeader [traefik.http.services.a.loadbalancer.passhostheader]\n  loses sticky sessions [traefik.http.services.a.loadbalancer.sticky.cookie]\n",
		},
		{
			why:    "TCP and UDP",
			labels: "traefik.enable=true\ntraefik.tcp.routers.db.rule=HostSNI(`*`)\ntraefik.tcp.routers.db.entrypoints=pg\ntraefik.udp.routers.dns.entrypoints=dns",
			want:   "db of web\n  no: it is TCP, not HTTP [traefik.tcp.routers.db.rule]\ndns of web\n  no: it is UDP, not HTTP [traefik.udp.routers.dns.entrypoints]\n",
		},
		{
			why:    "a priority",
			labels: "traefik.http.routers.r.rule=Host(`a.io`)\ntraefik.http.routers.r.priority=7",
			want:   "r of web priority 7\n  when a.io\n  to web:0\n",
		},
		{
			why:    "what nothing can match, and what is no rule",
			labels: "traefik.http.routers.a.rule=Host(`a.io`) && Host(`b.io`)\ntraefik.http.routers.b.rule=Host:b.io",
			want: "a of web\n  to web:0\n  no: no request can match it [traefik.http.routers.a.rule]\n" +
				"b of web\n  to web:0\n  no: \"Host:b.io\" is no rule [traefik.http.routers.b.rule]\n",
		},
	} {
		got := TraefikRouters([]Container{{Service: "web", Labels: pairs(test.labels)}}, ReadStatic("shop", test.static))
		if diff := cmp.Diff(test.want, describe(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
	}
}

// A middleware or a service is everybody's, whichever container has the label.
func TestTraefikRoutersOfSeveral(t *testing.T) {
	containers := []Container{
		{Service: "api", Labels: pairs("traefik.http.routers.api.rule=Host(`a.io`)\ntraefik.http.routers.api.middlewares=strip\ntraefik.http.routers.api.service=both\n" +
			"traefik.http.services.both.loadbalancer.server.port=80")},
		{Service: "proxy", Labels: pairs("traefik.http.middlewares.strip.stripprefix.prefixes=/x")},
		{Service: "twin", Labels: pairs("traefik.http.services.both.loadbalancer.server.port=80\ntraefik.http.routers.own.rule=Host(`t.io`)")},
		{Service: "web", Labels: pairs("traefik.http.routers.own.rule=Host(`w.io`)")},
	}
	want := "api of api\n  when a.io\n  do stripPrefix [/x]\n  to api:80\n  to twin:80\n" +
		"own of twin\n  when t.io\n  to api:80\n  to twin:80\n  no: several services define it, in different ways [traefik.http.routers.own.rule]\n"
	if diff := cmp.Diff(want, describe(TraefikRouters(containers, Static{}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
