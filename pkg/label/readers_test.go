package label

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the variables in the documentation of nginx-proxy say.
func TestNginxRouters(t *testing.T) {
	for _, test := range []struct {
		why, env string
		closed   []string
		want     string
	}{
		{why: "a host", env: "VIRTUAL_HOST=foo.bar.com", want: "web of web\n  when foo.bar.com\n  to web:0\n"},
		{
			why: "several, a port, a certificate", env: "VIRTUAL_HOST=foo.bar.com,*.baz.com,.qux.com\nVIRTUAL_PORT=8000\nLETSENCRYPT_HOST=foo.bar.com",
			want: "web of web tls\n  when foo.bar.com\n  when *.baz.com\n  when qux.com\n  when *.qux.com\n  to web:8000\n",
		},
		{
			why: "a path that is taken off", env: "VIRTUAL_HOST=a.io\nVIRTUAL_PATH=/app1/\nVIRTUAL_DEST=/",
			want: "web of web\n  when a.io/app1/\n  do VIRTUAL_DEST [/app1]\n  to web:0\n",
		},
		{
			why: "a path for another", env: "VIRTUAL_HOST=a.io\nVIRTUAL_PATH=/app1\nVIRTUAL_DEST=/sub",
			want: "web of web\n  when a.io/app1\n  do VIRTUAL_DEST [/app1]\n  do VIRTUAL_DEST [/sub]\n  to web:0\n",
		},
		{
			why: "expressions", env: "VIRTUAL_HOST=~^foo\\.bar\\..*\\.io$,www.*\nVIRTUAL_PATH=~^/(app1|alternative1)/",
			want: "web of web\n  when any unmet ~^foo\\.bar\\..*\\.io$ unmet ~^/(app1|alternative1)/\n  when any unmet www.* unmet ~^/(app1|alternative1)/\n  to web:0\n",
		},
		{
			why: "doors", env: "VIRTUAL_HOST=a.io,b.io\nNETWORK_ACCESS=internal", closed: []string{"b.io"},
			want: "web of web\n  when a.io\n  when b.io\n  to web:0\n  door: access from its own networks alone [NETWORK_ACCESS]\n  door: a password for b.io (htpasswd) [VIRTUAL_HOST]\n",
		},
		{
			why: "TLS inside, and no HTTP", env: "VIRTUAL_HOST=a.io\nVIRTUAL_PROTO=fastcgi",
			want: "web of web\n  when a.io\n  to web:0\n  no: its container speaks fastcgi, not HTTP [VIRTUAL_PROTO]\n",
		},
		{
			why: "several ports", env: `VIRTUAL_HOST_MULTIPORTS={a.io: {/: {port: 90}, /api: {port: 91, dest: /}}, b.io: {}}`,
			want: "web of web\n  when a.io\n  to web:90\nweb-2 of web\n  when a.io/api\n  do VIRTUAL_DEST [/api]\n  to web:91\nweb-3 of web\n  when b.io\n  to web:0\n",
		},
		{why: "a name that another program reads", env: "VIRTUAL_HOST=dashboard"},
	} {
		got := NginxRouters(Container{Service: "web", Env: pairs(test.env), Closed: test.closed})
		if diff := cmp.Diff(test.want, describe(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
	}
}

// What the labels in the documentation of caddy-docker-proxy say.
func TestCaddyRouters(t *testing.T) {
	for _, test := range []struct{ why, labels, want string }{
		{"a host", "caddy=a.io\ncaddy.reverse_proxy={{upstreams 80}}", "web of web tls\n  when a.io\n  to web:80\n"},
		{
			"several, over plain HTTP", "caddy=http://a.io, http://b.io\ncaddy.reverse_proxy={{ upstreams http 5000 }}",
			"web of web\n  when a.io\n  when b.io\n  to web:5000\n",
		},
		{
			"paths, taken off or not", "caddy_0=a.io\ncaddy_0.handle_path=/source/*\ncaddy_0.handle_path.0_reverse_proxy={{upstreams 8080}}\n" +
				"caddy_1=b.io\ncaddy_1.reverse_proxy=/api* {{upstreams}}\ncaddy_1.1_handle=/x\ncaddy_1.1_handle.reverse_proxy=other:90",
			"web of web tls\n  when a.io/source/\n  do handle_path [/source]\n  to web:8080\n" +
				"web-2 of web tls\n  when b.io/x$\n  to other:90\nweb-3 of web tls\n  when b.io/api\n  to web:0\n",
		},
		{
			"matchers with names", "caddy=a.io\ncaddy.@get.method=GET\ncaddy.@get.path=/a/*\ncaddy.@odd.remote_ip=10.0.0.0/8\n" +
				"caddy.reverse_proxy_0=@get {{upstreams 80}}\ncaddy.reverse_proxy_1=@odd {{upstreams 81}}",
			"web of web tls\n  when GET a.io/a/\n  to web:80\nweb-2 of web tls\n  when a.io unmet remote_ip 10.0.0.0/8\n  to web:81\n",
		},
		{
			"doors, known and unknown", "caddy=a.io\ncaddy.reverse_proxy={{upstreams 80}}\ncaddy.basicauth=/secret/*\ncaddy.basicauth.user=hash\ncaddy.import=auth\ncaddy.encode=gzip\ncaddy.tls=internal",
			"web of web tls\n  when a.io\n  to web:80\n  door: the directive basicauth [caddy.basicauth]\n  door: the snippet auth [caddy.import]\n  loses encode [caddy.encode]\n",
		},
		{"TLS inside", "caddy=a.io\ncaddy.reverse_proxy={{upstreams https 443}}\ncaddy.reverse_proxy.transport=http", "web of web tls\n  when a.io\n  to web:443https\n  loses reverse_proxy transport [caddy.reverse_proxy.transport]\n"},
		{"it leads elsewhere", "caddy=a.io\ncaddy.reverse_proxy=unix//run/x", "web of web tls\n  when a.io\n  no: it leads to unix//run/x, which is no container [caddy.reverse_proxy]\n"},
		{"or nowhere", "caddy=a.io\ncaddy.redir=https://b.io", "web of web tls\n  when a.io\n  no: it leads to no container [caddy]\n  door: the directive redir [caddy.redir]\n"},
		{"a snippet and global options", "caddy_0=(auth)\ncaddy_0.basicauth.user=hash\ncaddy_1.email=a@b.io", ""},
	} {
		if diff := cmp.Diff(test.want, describe(CaddyRouters(Container{Service: "web", Labels: pairs(test.labels)}))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.why, diff)
		}
	}
}

func TestKompose(t *testing.T) {
	for labels, want := range map[string]string{
		"kompose.service.expose=true":                                         "web of web\n  when any\n  to web:0\n",
		"kompose.service.expose=a.io,B.io/x":                                  "web of web\n  when a.io\n  when b.io/x\n  to web:0\n",
		"kompose.service.expose=false":                                        "",
		"kompose.service.type=LoadBalancer\n":                                 "",
		"kompose.service.expose=a.io\nkompose.service.expose.tls-secret=cert": "web of web tls=cert\n  when a.io\n  to web:0\n",
	} {
		var routers []Router
		if r, ok := KomposeRouter(Container{Service: "web", Labels: pairs(labels)}); ok {
			routers = append(routers, r)
		}
		if got := describe(routers); got != want {
			t.Errorf("%s\n got %s\nwant %s", labels, got, want)
		}
	}
	got := KomposeLabels(map[string]string{"kompose.service.expose": "a", "kompose.hpa.cpu": "50", "kompose.new": "x", "team": "a"})
	want := []KomposeLabel{{"kompose.hpa.cpu", "add a HorizontalPodAutoscaler to the overlay"}, {"kompose.new", "see the guide on kompose"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The jobs in the documentation of ofelia.
func TestJobs(t *testing.T) {
	got := Jobs(Container{Service: "cron", Labels: pairs("ofelia.enabled=true\nofelia.job-exec.date.schedule=@every 10s\nofelia.job-exec.date.command=uname -a\n" +
		"ofelia.job-run.backup.schedule=0 30 2 * * *\nofelia.job-run.backup.image=b:1\nofelia.job-run.backup.volume=[\"data:/data:ro\"]\nofelia.job-run.backup.network=back")})
	want := []Scheduled{
		{Service: "cron", Name: "date", Kind: "job-exec", Key: "ofelia.job-exec.date.schedule", Written: "@every 10s", Command: "uname -a"},
		{Service: "cron", Name: "backup", Kind: "job-run", Key: "ofelia.job-run.backup.schedule", Written: "0 30 2 * * *", Schedule: "30 2 * * *", Image: "b:1",
			Volumes: []string{"data:/data:ro"}, Other: []string{"ofelia.job-run.backup.network"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for text, want := range map[string]string{
		"@daily": "@daily", "@every 5m": "*/5 * * * *", "@every 1h": "0 * * * *", "@every 6h": "0 */6 * * *", "@every 24h": "0 0 * * *", "@every 7m": "", "@every 10s": "",
		"0 0 1 * * *": "0 1 * * *", "30 0 1 * * *": "", "5 4 * * *": "5 4 * * *", "soon": "", "@every x": "",
	} {
		if got := cron(text); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add("caddy_1.2_handle_path_3", "/x* {{upstreams 80}}", "traefik.http.routers.a.rule", "Host(`a`)")
	f.Add("ofelia.job-run.x.volume", "[", "kompose.service.expose", "a/b,,")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		container := Container{Service: "web", Labels: map[string]string{a: b, c: d, "caddy": b, "traefik.enable": "true"}, Env: map[string]string{"VIRTUAL_HOST": b, "VIRTUAL_PATH": d}}
		first := fmt.Sprint(TraefikRouters([]Container{container}, ReadStatic("p", container.Labels)), CaddyRouters(container), NginxRouters(container), Jobs(container))
		if again := fmt.Sprint(TraefikRouters([]Container{container}, ReadStatic("p", container.Labels)), CaddyRouters(container), NginxRouters(container), Jobs(container)); again != first {
			t.Errorf("%s\n%s", first, again)
		}
	})
}
