package main

import (
	"fmt"
	"io/fs"
	"math/rand"
	"strings"
	"testing/fstest"
)

func made(seed int) fs.FS {
	r := rand.New(rand.NewSource(int64(seed)))
	pick := func(l ...string) string { return l[r.Intn(len(l))] }
	names := []string{"web", "db", "Cache", "api_v1", "worker", "mq", "init", "lb"}
	n := 2 + r.Intn(6)
	var b strings.Builder
	b.WriteString("name: made\nservices:\n")
	kinds := make([]string, n)
	for i := 0; i < n; i++ {
		other := func() string { return names[r.Intn(n)] }
		fmt.Fprintf(&b, "  %s:\n    image: %s\n", names[i], pick("nginx", "postgres:16", "redis", "x/y:1", "rabbitmq:3", "mysql:8"))
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, "    container_name: %s_c\n", names[i])
		}
		if r.Intn(4) == 0 {
			fmt.Fprintf(&b, "    hostname: %s\n", pick("h_"+names[i], names[i]+".lab.local", names[i]+".lab", other()))
		}
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, "    ports: [\"%d:%d\"]\n", 8000+r.Intn(5), 80+r.Intn(3))
		}
		if r.Intn(4) == 0 {
			fmt.Fprintf(&b, "    expose: [\"%d\"]\n", 80+r.Intn(3))
		}
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, "    environment:\n      URL: http://%s:%d/x\n      DB_PASSWORD: secretvalue%d\n      DB_HOST: %s_c\n      DB_PORT: \"5432\"\n      DSN: postgres://u:secretvalue%d@%s:5432/d\n", other(), 80+r.Intn(9), i, other(), i, pick(other(), other()+"_c"))
		}
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, "    command: [\"run\", \"--to\", \"%s:%d\", \"--me\", \"%s:99\"]\n", pick(other(), other()+"_c"), 90+r.Intn(4), names[i])
		}
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, "    healthcheck:\n      test: [\"CMD\", \"curl\", \"http://%s:%d/\"]\n", pick("localhost", other()), 80+r.Intn(9))
		}
		if r.Intn(5) == 0 {
			fmt.Fprintf(&b, "    user: \"%s\"\n", pick("1000", "1000:1000", "0", "app"))
		}
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, "    volumes: [\"%s:/data\", \"%s:/two\"]\n", pick("v1", "v2"), pick("v2", "./here", "./conf.yml"))
		}
		if r.Intn(4) == 0 {
			fmt.Fprintf(&b, "    deploy:\n      replicas: %d\n      placement: {max_replicas_per_node: %d}\n      update_config: {order: %s}\n", 1+r.Intn(3), r.Intn(2), pick("start-first", "stop-first"))
		}
		if i > 0 {
			switch r.Intn(5) {
			case 0, 1:
				b.WriteString("    depends_on:\n")
				for j := 0; j < i; j++ {
					if r.Intn(2) == 0 || j == 0 {
						fmt.Fprintf(&b, "      %s: {condition: %s}\n", names[j], pick("service_started", "service_healthy", "service_completed_successfully"))
					}
				}
			case 2:
				fmt.Fprintf(&b, "    network_mode: service:%s\n", names[r.Intn(i)])
				kinds[i] = "joined"
			case 3:
				fmt.Fprintf(&b, "    pid: service:%s\n", names[r.Intn(i)])
			}
		}
		if kinds[i] == "" {
			switch r.Intn(5) {
			case 0:
				fmt.Fprintf(&b, "    networks: {%s: {aliases: [%s, %s]}}\n", pick("front", "back"), pick("alias1", "al_ias", "shared"), pick("two.lab", other()))
			case 1:
				b.WriteString("    networks: [front, back]\n")
			}
			if r.Intn(6) == 0 {
				fmt.Fprintf(&b, "    links: [\"%s:%s\"]\n", other(), pick("lnk", "l_nk", other()))
			}
		}
		if r.Intn(6) == 0 {
			fmt.Fprintf(&b, "    post_start:\n      - command: [\"sh\", \"-c\", \"curl http://%s:81/\"]\n        user: root\n", other())
		}
		if r.Intn(7) == 0 {
			fmt.Fprintf(&b, "    pre_start:\n      - command: [\"migrate\", \"%s_c:77\"]\n", other())
		}
		if r.Intn(7) == 0 {
			b.WriteString("    extra_hosts: [\"db.lab:10.0.0.1\", \"host.docker.internal:host-gateway\"]\n")
		}
		if r.Intn(9) == 0 {
			b.WriteString("    stop_grace_period: 0s\n    dns_search: [lab.local]\n")
		}
	}
	b.WriteString("volumes: {v1: , v2: }\nnetworks: {front: , back: {internal: true}}\n")
	if r.Intn(4) == 0 {
		fmt.Fprintf(&b, "jobs:\n  nightly:\n    image: x:1\n    command: [\"backup\", \"%s:5432\"]\n    triggers: {schedule: [{cron: \"0 1 * * 7\"}]}\n", names[r.Intn(n)])
	}
	return fstest.MapFS{"compose.yaml": {Data: []byte(b.String())}, "conf.yml": {Data: []byte("host: db_c\nurl: http://" + names[r.Intn(n)] + ":8123/\n")}}
}
