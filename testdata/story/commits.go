package story

// TeamEdits are what a team writes into the overlays on the first day.
func TeamEdits() []Edit {
	const prod = "overlays/prod/kustomization.yaml"
	return []Edit{
		{prod, "resources:\n", "resources:\n  - ingress.yaml\n  - budget.yaml\n"},
		{prod, "patches:\n", "components:\n  - shared\nconfigMapGenerator:\n  - name: worker-env\n    behavior: merge\n    literals: [CONCURRENCY=8]\npatches:\n"},
		{"overlays/dev/kustomization.yaml", "replicas:\n", "configMapGenerator:\n  - name: api-env\n    behavior: merge\n    literals: [TRACE=yes]\nreplicas:\n"},
	}
}

// Commits are some months of ordinary changes.
func Commits() []Commit {
	const compose, prod = "app/compose.yaml", "overlays/prod/kustomization.yaml"
	return []Commit{
		{Why: "an image is updated", Changes: []Edit{{compose, "postgres:17", "postgres:17.2"}}, Diff: `Deployment db: containers.db.image postgres:17 -> postgres:17.2`},
		{Why: "a variable changes for all", Changes: []Edit{{"app/common.env", "/0", "/1"}}, Diff: `REDIS_URL changed in ConfigMap api-env`},
		{Why: "what production replaces changes", Changes: []Edit{{"app/common.env", "LOG_LEVEL=info", "LOG_LEVEL=debug"}}},
		{Why: "a new variable", Changes: []Edit{{"app/api.env", "DATABASE_HOST=db\n", "DATABASE_HOST=db\nDATABASE_PORT=5432\n"}}, Diff: `DATABASE_PORT changed in ConfigMap api-env`},
		{Why: "a new secret where one was", Changes: []Edit{{"app/api.env", "DATABASE_PORT=5432\n", "DATABASE_PORT=5432\nSTRIPE_SECRET_KEY=for-development-only\n"}},
			Diff: `needs care first:\n  Secret api-secret is made elsewhere, and needs STRIPE_SECRET_KEY: add it there, then restart Deployment api\n  Secret worker-secret`},
		{Why: "a secret where none was", Changes: []Edit{{compose, "    image: redis:7.4\n", "    image: redis:7.4\n    environment: {REDIS_PASSWORD: for-development-only}\n"}},
			Diff: `Deployment cache: containers.cache.envFrom`, Prod: `Deployment cache refers to Secret cache-secret, which is not among the built objects`},
		{Why: "it is made", Changes: []Edit{{"overlays/prod/namespace.yaml", "Secret/api-secret", "Secret/cache-secret, Secret/api-secret"}}},
		{Why: "a new service", Changes: []Edit{{compose, "volumes: {data", "  exports: {image: 'registry.example.org/exports:3', expose: ['7000']}\nvolumes: {data"}}, Diff: `Deployment exports: new`},
		{Why: "it gets a claim", Changes: []Edit{{compose, "expose: ['7000']}", "expose: ['7000'], volumes: ['reports:/reports']}"}, {compose, "volumes: {data: {}", "volumes: {reports: {}, data: {}"}},
			Diff: `needs care first:\n  PersistentVolumeClaim reports is new, and empty`},
		{Why: "the claim is renamed", Changes: []Edit{{compose, "'reports:/reports'", "'exports:/reports'"}, {compose, "{reports: {}", "{exports: {}"}},
			Diff: `PersistentVolumeClaim exports is new, and empty; if it is reports by another name, its data has to be moved: examples/upgrading, under A volume by another name`},
		{Why: "a claim that an overlay sizes is renamed", Changes: []Edit{{compose, "index:/usr", "search:/usr"}, {compose, ", index: {}", ", search: {}"}},
			Broken: `overlays/prod/claims.yaml:\d+: PersistentVolumeClaim index is gone since compose.yaml, compose.prod.yaml no longer have index; take it out here`,
			Remedy: []Edit{{"overlays/prod/claims.yaml", "name: index", "name: search"}}, Diff: `search is new, and empty; if it is index by another name`},
		{Why: "a port changes", Changes: []Edit{{compose, "8080:3000", "8080:4000"}, {"app/web/Dockerfile", "3000", "4000"}, {"app/proxy.conf", "3000", "4000"}},
			Diff: `Service web no longer has port 3000`, Prod: `overlays/prod/ingress.yaml:\d+:\d+: warning: Ingress shop sends to port 3000 of Service web, which has`},
		{Why: "the Ingress follows", Changes: []Edit{{"overlays/prod/ingress.yaml", "3000", "4000"}}},
		{Why: "an env file moves", Changes: []Edit{{"app/db.env", "", ""}, {"app/env/db.env", "", "POSTGRES_PASSWORD=for-development-only\nPOSTGRES_DB=shop\n"}, {compose, "env_file: db.env", "env_file: env/db.env"}}},
		{Why: "a mail catcher for another profile", Changes: []Edit{{compose, "profiles: [dev]", "profiles: [dev, tools]"}}},
		{Why: "a new profile", Changes: []Edit{{compose, "volumes: {exports", "  tunnel: {image: 'tunnel:1', profiles: [debug]}\nvolumes: {exports"}}},
		{Why: "it is switched on by developers", Changes: []Edit{{"app/.env", "COMPOSE_PROFILES=dev", "COMPOSE_PROFILES=dev,debug"}}},
		{Why: "a new flag for development", Changes: []Edit{{"app/compose.override.yaml", `DEBUG: "true"`, `DEBUG: "true", VITE_DEBUG: "1"`}}},
		{Why: "production runs another command", Changes: []Edit{{"app/compose.prod.yaml", "gunicorn shop", "gunicorn --workers 4 shop"}}, Diff: `Deployment api: containers.api.args`},
		{Why: "a healthcheck", Changes: []Edit{{compose, "    image: opensearch:2.19\n", "    image: opensearch:2.19\n    healthcheck: {test: [CMD, curl, -f, 'http://127.0.0.1:9200'], interval: 10s}\n"}}, Diff: `Deployment search: containers.search.readinessProbe`},
		{Why: "a service that is up first", Changes: []Edit{{compose, "depends_on: [db, cache]", "depends_on: [db, cache, search]"}}},
		{Why: "a configuration changes", Changes: []Edit{{"app/proxy.conf", "location /", "gzip on; location /"}}, Diff: `replaces pods:`},
		{Why: "a service is renamed that overlays name", Changes: []Edit{{compose, "  worker:\n", "  tasks:\n"}},
			Broken: `overlays/prod/kustomization.yaml:\d+: ConfigMap worker-env is gone since compose.yaml, compose.prod.yaml no longer have worker; take it out here`,
			Remedy: []Edit{{prod, "worker-env", "tasks-env"}, {prod, "name: worker,", "name: tasks,"}, {prod, "shop-worker", "shop-tasks"}, {"overlays/dev/kustomization.yaml", "name: worker,", "name: tasks,"}},
			Diff:   `Deployment worker: gone, and kubectl apply leaves it where it is`, Prod: `overlays/prod/budget.yaml:\d+:\d+: warning: PodDisruptionBudget worker selects no pod`},
		{Why: "the rest follows", Changes: []Edit{{"overlays/prod/budget.yaml", "name: worker}", "name: tasks}"}, {"overlays/prod/namespace.yaml", "Secret/worker-secret", "Secret/tasks-secret"}, {"overlays/prod/shared/kustomization.yaml", "worker", "tasks"}}},
		{Why: "a limit", Changes: []Edit{{compose, "    command: celery beat\n", "    command: celery beat\n    deploy: {resources: {limits: {memory: 256M}}}\n"}}, Diff: `Deployment beat: containers.beat.resources`},
		{Why: "three of it", Changes: []Edit{{compose, "deploy: {resources: {limits: {memory: 256M}}}", "deploy: {replicas: 1, resources: {limits: {memory: 512M}}}"}}},
		{Why: "a setting for production that looks like development's", Changes: []Edit{{"app/common.env", "LOG_LEVEL=debug\n", "LOG_LEVEL=debug\nPAY_URL=http://localhost:9000\n"}},
			Prod: `has PAY_URL as development has it: a URL of the container itself`},
		{Why: "production says its own", Changes: []Edit{{"overlays/prod/shared/kustomization.yaml", "{LOG_LEVEL: warning}", "{LOG_LEVEL: warning, PAY_URL: 'https://pay.example.org'}"}}},
		{Why: "another service reads the file", Changes: []Edit{{compose, "expose: ['7000'],", "expose: ['7000'], env_file: common.env,"}}, Diff: `ConfigMap exports-env: new`, Prod: `PAY_URL as development has it`},
		{Why: "and the team thinks of it", Changes: []Edit{{"overlays/prod/shared/kustomization.yaml", "(api|", "(exports|api|"}}},
		{Why: "an image of another registry", Changes: []Edit{{compose, "redis:7.4", "valkey:8"}}, Diff: `containers.cache.image redis:7.4 -> valkey:8`},
		{Why: "an image without a tag", Changes: []Edit{{compose, "tunnel:1", "tunnel"}, {compose, "mailhog:1.0", "mailhog"}}},
		{Why: "a service is removed", Changes: []Edit{{compose, "  beat:\n    build: ./api\n    command: celery beat\n    deploy: {replicas: 1, resources: {limits: {memory: 512M}}}\n    env_file: common.env\n", ""}},
			Broken: `overlays/prod/kustomization.yaml:\d+: beat is gone since compose.yaml, compose.prod.yaml no longer have beat; take it out here`,
			Remedy: []Edit{{prod, "  - {name: beat, count: 1}\n", ""}, {"overlays/dev/kustomization.yaml", "  - {name: beat, count: 1}\n", ""}}, Diff: `Deployment beat: gone`},
		{Why: "what nobody publishes any more", Changes: []Edit{{compose, `    ports: ["80:80"]` + "\n", `    expose: ["80"]` + "\n"}}},
		{Why: "a second file for production's variables", Changes: []Edit{{"app/.env.production", "NODE_ENV=production\n", "NODE_ENV=production\nWORKERS=8\n"}, {"app/compose.prod.yaml", "--workers 4", "--workers ${WORKERS}"}}, Diff: `Deployment api: containers.api.args`},
		{Why: "an address of the other world", Changes: []Edit{{"app/compose.prod.yaml", "smtp.example.org", "smtp2.example.org"}}, Diff: `MAIL_HOST changed in ConfigMap api-env`},
		{Why: "an anonymous volume gets a name", Changes: []Edit{{compose, "valkey:8\n", "valkey:8\n    volumes: ['queue:/data']\n"}, {compose, "volumes: {exports", "volumes: {queue: {}, exports"}}, Diff: `PersistentVolumeClaim queue is new, and empty`},
		{Why: "a key in an anchor", Changes: []Edit{{compose, "services:\n", "x-restart: &restart {restart: unless-stopped}\nservices:\n"}, {compose, "  search:\n", "  search:\n    <<: *restart\n"}}},
		{Why: "a file is included", Changes: []Edit{{compose, "x-restart", "include: [compose.extra.yaml]\nx-restart"}, {"app/compose.extra.yaml", "", "services: {status: {image: 'status:2', expose: ['9100']}}\n"}}, Diff: `Deployment status: new`},
		{Why: "a comment", Changes: []Edit{{compose, "  proxy:\n", "  # In front of all.\n  proxy:\n"}}},
		{Why: "the end of search", Changes: []Edit{{compose, "depends_on: [db, cache, search]", "depends_on: [db, cache]"}}},
	}
}
