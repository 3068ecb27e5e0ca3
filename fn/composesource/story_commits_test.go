package main

// teamEdits are what a team writes into the overlays on the first day.
func teamEdits() []edit {
	const prod = "overlays/prod/kustomization.yaml"
	return []edit{
		{prod, "resources:\n", "resources:\n  - ingress.yaml\n  - budget.yaml\n"},
		{prod, "patches:\n", "components:\n  - shared\nconfigMapGenerator:\n  - name: worker-env\n    behavior: merge\n    literals: [CONCURRENCY=8]\npatches:\n"},
		{"overlays/dev/kustomization.yaml", "replicas:\n", "configMapGenerator:\n  - name: api-env\n    behavior: merge\n    literals: [TRACE=yes]\nreplicas:\n"},
	}
}

// shopCommits are some months of ordinary changes.
func shopCommits() []commit {
	const compose, prod = "app/compose.yaml", "overlays/prod/kustomization.yaml"
	return []commit{
		{why: "an image is updated", changes: []edit{{compose, "postgres:17", "postgres:17.2"}}, diff: `Deployment db: containers.db.image postgres:17 -> postgres:17.2`},
		{why: "a variable changes for all", changes: []edit{{"app/common.env", "/0", "/1"}}, diff: `REDIS_URL changed in ConfigMap api-env`},
		{why: "what production replaces changes", changes: []edit{{"app/common.env", "LOG_LEVEL=info", "LOG_LEVEL=debug"}}},
		{why: "a new variable", changes: []edit{{"app/api.env", "DATABASE_HOST=db\n", "DATABASE_HOST=db\nDATABASE_PORT=5432\n"}}, diff: `DATABASE_PORT changed in ConfigMap api-env`},
		{why: "a new secret where one was", changes: []edit{{"app/api.env", "DATABASE_PORT=5432\n", "DATABASE_PORT=5432\nSTRIPE_SECRET_KEY=for-development-only\n"}}},
		{why: "a secret where none was", changes: []edit{{compose, "    image: redis:7.4\n", "    image: redis:7.4\n    environment: {REDIS_PASSWORD: for-development-only}\n"}},
			diff: `Deployment cache: containers.cache.envFrom`, prod: `Deployment cache refers to Secret cache-secret, which is not among the built objects`},
		{why: "it is made", changes: []edit{{"overlays/prod/namespace.yaml", "Secret/api-secret", "Secret/cache-secret, Secret/api-secret"}}},
		{why: "a new service", changes: []edit{{compose, "volumes: {data", "  exports: {image: 'registry.example.org/exports:3', expose: ['7000']}\nvolumes: {data"}}, diff: `Deployment exports: new`},
		{why: "it gets a claim", changes: []edit{{compose, "expose: ['7000']}", "expose: ['7000'], volumes: ['reports:/reports']}"}, {compose, "volumes: {data: {}", "volumes: {reports: {}, data: {}"}},
			diff: `needs care first:\n  PersistentVolumeClaim reports is new, and empty`},
		{why: "the claim is renamed", changes: []edit{{compose, "'reports:/reports'", "'exports:/reports'"}, {compose, "{reports: {}", "{exports: {}"}},
			diff: `PersistentVolumeClaim exports is new, and empty; if it is reports by another name, its data has to be moved: composesource data`},
		{why: "a claim that an overlay sizes is renamed", changes: []edit{{compose, "index:/usr", "search:/usr"}, {compose, ", index: {}", ", search: {}"}},
			broken: `overlays/prod/claims.yaml:\d+: PersistentVolumeClaim index is gone since compose.yaml, compose.prod.yaml no longer have index; take it out here`,
			remedy: []edit{{"overlays/prod/claims.yaml", "name: index", "name: search"}}, diff: `search is new, and empty; if it is index by another name`},
		{why: "a port changes", changes: []edit{{compose, "8080:3000", "8080:4000"}, {"app/web/Dockerfile", "3000", "4000"}, {"app/proxy.conf", "3000", "4000"}},
			diff: `Service web no longer has port 3000`, prod: `overlays/prod/ingress.yaml:\d+:\d+: warning: Ingress shop sends to port 3000 of Service web, which has`},
		{why: "the Ingress follows", changes: []edit{{"overlays/prod/ingress.yaml", "3000", "4000"}}},
		{why: "an env file moves", changes: []edit{{"app/db.env", "", ""}, {"app/env/db.env", "", "POSTGRES_PASSWORD=for-development-only\nPOSTGRES_DB=shop\n"}, {compose, "env_file: db.env", "env_file: env/db.env"}}},
		{why: "a mail catcher for another profile", changes: []edit{{compose, "profiles: [dev]", "profiles: [dev, tools]"}}},
		{why: "a new profile", changes: []edit{{compose, "volumes: {exports", "  tunnel: {image: 'tunnel:1', profiles: [debug]}\nvolumes: {exports"}}},
		{why: "it is switched on by developers", changes: []edit{{"app/.env", "COMPOSE_PROFILES=dev", "COMPOSE_PROFILES=dev,debug"}}},
		{why: "a new flag for development", changes: []edit{{"app/compose.override.yaml", `DEBUG: "true"`, `DEBUG: "true", VITE_DEBUG: "1"`}}},
		{why: "production runs another command", changes: []edit{{"app/compose.prod.yaml", "gunicorn shop", "gunicorn --workers 4 shop"}}, diff: `Deployment api: containers.api.args`},
		{why: "a healthcheck", changes: []edit{{compose, "    image: opensearch:2.19\n", "    image: opensearch:2.19\n    healthcheck: {test: [CMD, curl, -f, 'http://127.0.0.1:9200'], interval: 10s}\n"}}, diff: `Deployment search: containers.search.readinessProbe`},
		{why: "a service that is up first", changes: []edit{{compose, "depends_on: [db, cache]", "depends_on: [db, cache, search]"}}},
		{why: "a configuration changes", changes: []edit{{"app/proxy.conf", "location /", "gzip on; location /"}}, diff: `replaces pods:`},
		{why: "a service is renamed that overlays name", changes: []edit{{compose, "  worker:\n", "  tasks:\n"}},
			broken: `overlays/prod/kustomization.yaml:\d+: ConfigMap worker-env is gone since compose.yaml, compose.prod.yaml no longer have worker; take it out here`,
			remedy: []edit{{prod, "worker-env", "tasks-env"}, {prod, "name: worker,", "name: tasks,"}, {prod, "shop-worker", "shop-tasks"}, {"overlays/dev/kustomization.yaml", "name: worker,", "name: tasks,"}},
			diff:   `Deployment worker: gone, and kubectl apply leaves it where it is`, prod: `overlays/prod/budget.yaml:\d+:\d+: warning: PodDisruptionBudget worker selects no pod`},
		{why: "the rest follows", changes: []edit{{"overlays/prod/budget.yaml", "name: worker}", "name: tasks}"}, {"overlays/prod/namespace.yaml", "Secret/worker-secret", "Secret/tasks-secret"}, {"overlays/prod/shared/kustomization.yaml", "worker", "tasks"}}},
		{why: "a limit", changes: []edit{{compose, "    command: celery beat\n", "    command: celery beat\n    deploy: {resources: {limits: {memory: 256M}}}\n"}}, diff: `Deployment beat: containers.beat.resources`},
		{why: "three of it", changes: []edit{{compose, "deploy: {resources: {limits: {memory: 256M}}}", "deploy: {replicas: 1, resources: {limits: {memory: 512M}}}"}}},
		{why: "a setting for production that looks like development's", changes: []edit{{"app/common.env", "LOG_LEVEL=debug\n", "LOG_LEVEL=debug\nPAY_URL=http://localhost:9000\n"}},
			prod: `has PAY_URL as development has it: a URL of the container itself`},
		{why: "production says its own", changes: []edit{{"overlays/prod/shared/kustomization.yaml", "{LOG_LEVEL: warning}", "{LOG_LEVEL: warning, PAY_URL: 'https://pay.example.org'}"}}},
		{why: "another service reads the file", changes: []edit{{compose, "expose: ['7000'],", "expose: ['7000'], env_file: common.env,"}}, diff: `ConfigMap exports-env: new`, prod: `PAY_URL as development has it`},
		{why: "and the team thinks of it", changes: []edit{{"overlays/prod/shared/kustomization.yaml", "(api|", "(exports|api|"}}},
		{why: "an image of another registry", changes: []edit{{compose, "redis:7.4", "valkey:8"}}, diff: `containers.cache.image redis:7.4 -> valkey:8`},
		{why: "an image without a tag", changes: []edit{{compose, "tunnel:1", "tunnel"}, {compose, "mailhog:1.0", "mailhog"}}},
		{why: "a service is removed", changes: []edit{{compose, "  beat:\n    build: ./api\n    command: celery beat\n    deploy: {replicas: 1, resources: {limits: {memory: 512M}}}\n    env_file: common.env\n", ""}},
			broken: `overlays/prod/kustomization.yaml:\d+: beat is gone since compose.yaml, compose.prod.yaml no longer have beat; take it out here`,
			remedy: []edit{{prod, "  - {name: beat, count: 1}\n", ""}, {"overlays/dev/kustomization.yaml", "  - {name: beat, count: 1}\n", ""}}, diff: `Deployment beat: gone`},
		{why: "what nobody publishes any more", changes: []edit{{compose, `    ports: ["80:80"]` + "\n", `    expose: ["80"]` + "\n"}}},
		{why: "a second file for production's variables", changes: []edit{{"app/.env.production", "NODE_ENV=production\n", "NODE_ENV=production\nWORKERS=8\n"}, {"app/compose.prod.yaml", "--workers 4", "--workers ${WORKERS}"}}, diff: `Deployment api: containers.api.args`},
		{why: "an address of the other world", changes: []edit{{"app/compose.prod.yaml", "smtp.example.org", "smtp2.example.org"}}, diff: `MAIL_HOST changed in ConfigMap api-env`},
		{why: "an anonymous volume gets a name", changes: []edit{{compose, "valkey:8\n", "valkey:8\n    volumes: ['queue:/data']\n"}, {compose, "volumes: {exports", "volumes: {queue: {}, exports"}}, diff: `PersistentVolumeClaim queue is new, and empty`},
		{why: "a key in an anchor", changes: []edit{{compose, "services:\n", "x-restart: &restart {restart: unless-stopped}\nservices:\n"}, {compose, "  search:\n", "  search:\n    <<: *restart\n"}}},
		{why: "a file is included", changes: []edit{{compose, "x-restart", "include: [compose.extra.yaml]\nx-restart"}, {"app/compose.extra.yaml", "", "services: {status: {image: 'status:2', expose: ['9100']}}\n"}}, diff: `Deployment status: new`},
		{why: "a comment", changes: []edit{{compose, "  proxy:\n", "  # In front of all.\n  proxy:\n"}}},
		{why: "the end of search", changes: []edit{{compose, "depends_on: [db, cache, search]", "depends_on: [db, cache]"}}},
	}
}
