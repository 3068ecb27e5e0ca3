package generate

// networkDimensions are what services reach each other by, and people reach them.
func networkDimensions() []dimension {
	return []dimension{
		{name: "networks by services", least: 400, files: squared("networks: [{{n#,}}]", "networks:\n", "  n#: {}\n")},
		{name: "networks of two services each", least: 100, files: func(n int) files {
			return file("services:\n" + all(n, "  s#: {image: x, networks: [n#, n@]}\n") + "networks:\n  n0: {}\n" + all(n, "  n#: {}\n"))
		}},
		{name: "aliases by services", least: 400, files: squared("networks: {default: {aliases: [{{a#,}}]}}", "", "")},
		{name: "services of one alias", least: 100, files: ofEach("ports: ['1#:80'], networks: {default: {aliases: [x]}}, environment: {A: 'http://x:80'}", "")},
		{name: "names by values", least: 400, files: squared("environment: {ALL: '{{http://s#:80 }}'}", "", "")},
		{name: "container names", least: 100, files: ofEach("container_name: 'a_#', environment: {A: 'http://a_@:80'}", "")},
		{name: "hostnames", least: 100, files: ofEach("hostname: 'a.#', environment: {A: 'http://a.@:80'}", "")},
		{name: "static addresses", least: 100, files: ofEach("networks: {default: {ipv4_address: 10.0.0.#}}, environment: {A: '10.0.0.@:80'}", "")},
		{name: "long names", least: 100, files: func(n int) files {
			return file("services:\n" + all(n, "  a-name-that-is-longer-than-a-label-may-be-so-that-it-is-cut-and-has-a-sum-#: {image: x}\n"))
		}},
		{name: "names that clash", least: 100, files: func(n int) files {
			return file("services:\n" + all(n, "  web#: {image: x, volumes: [web_#:/a]}\n") + "volumes:\n" + all(n, "  web_#: {}\n"))
		}},
		{name: "links in a chain", least: 100, files: func(n int) files {
			return file("services:\n  s0: {image: x}\n" + all(n, "  s#: {image: x, links: ['s@:db'], environment: {A: 'db:80'}}\n"))
		}},
		{name: "links of one", least: 100, files: func(n int) files {
			return file("services:\n  web: {image: x, links: [" + all(n, "'s#:a#',") + "]}\n" + all(n, "  s#: {image: x}\n"))
		}},
		{name: "services that join each other", least: 100, files: func(n int) files {
			return file("services:\n  s0: {image: x}\n" + all(n, "  s#: {image: x, network_mode: 'service:s@'}\n"))
		}},
		{name: "services that join a pod with mounts", least: 100, files: func(n int) files {
			return file("services:\n  s0: {image: x}\n" + all(n, "  s#: {image: x, network_mode: 'service:s0', volumes: ['vol#:/a'], group_add: ['1#'], extra_hosts: ['h#:192.0.2.1']}\n") + "volumes:\n" + all(n, "  vol#: {}\n"))
		}},
		{name: "services that join by pid", least: 100, files: func(n int) files {
			return file("services:\n  s0: {image: x}\n" + all(n, "  s#: {image: x, pid: 'service:s@'}\n"))
		}},
		{name: "services on the host", least: 100, files: ofEach("network_mode: host, ports: ['1#:80']", "")},
		{name: "expose", least: 60, files: ofOne("    expose: [{{'1#',}}]")},
		{name: "services with a range", least: 20, files: ofEach("ports: ['1000-1099:1000-1099']", "")},
		{name: "dependencies of one", least: 100, files: func(n int) files {
			return file("services:\n  web: {image: x, depends_on: {" + all(n, "s#: {condition: service_healthy},") + "}}\n" + all(n, "  s#: {image: x, ports: ['80'], healthcheck: {test: a}}\n"))
		}},
		{name: "services after one one-shot", least: 100, files: func(n int) files {
			return file("services:\n  s0: {image: x}\n" + all(n, "  s#: {image: x, depends_on: {s0: {condition: service_completed_successfully}}}\n"))
		}},
		{name: "extra hosts of other addresses", least: 15, files: ofOne("    extra_hosts: [{{'h#:10.0.0.#',}}]")},
		{name: "routers of services", least: 100, files: ofEach("ports: ['80'], labels: {'traefik.http.routers.r#.rule': 'Host(`a#.example.com`)'}", "")},
		{name: "hosts of a router", least: 50, files: ofOne("    ports: ['80']\n    labels:\n      traefik.http.routers.r.rule: 'Host(`a`){{ || Host(`a#.example.com`)}}'")},
		{name: "entries of VIRTUAL_HOST", least: 50, files: ofOne("    ports: ['80']\n    environment: {VIRTUAL_HOST: 'a{{,a#.example.com}}'}")},
	}
}
