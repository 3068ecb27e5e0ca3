package compose

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// The likeliest mistakes, each with the line that the user sees: where, what is
// wrong in Compose's own words, and what to do.
var mistakes = []struct{ name, compose, want string }{
	{"no indentation after services", "services:\nweb:\n  image: nginx\n", `
compose.yaml:1:10: error: services must be a mapping [value-invalid]
  hint: it has no value: write one, or remove the key
compose.yaml:2:1: error: additional property web is not allowed in the Compose file [unknown-attribute]
  hint: it looks like a service: indent it below services:`},
	{"attribute of a service at the top", "services:\n  web:\n  image: nginx\n", `
compose.yaml:2:7: error: services.web must be a mapping [value-invalid]
  hint: it has no value: write one, or remove the key
compose.yaml:3:10: error: services.image must be a mapping [value-invalid]
  hint: image is an attribute of a service: indent it below one`},
	{"top-level key below a service", "services:\n  web:\n    image: nginx\n    services: {}\n", `
compose.yaml:4:5: error: additional property services is not allowed in services.web [unknown-attribute]
  hint: services stands at the top of a file: remove its indentation`},
	{"misspelt attribute", "services:\n  web:\n    image: nginx\n    enviroment: {A: b}\n", `
compose.yaml:4:5: error: additional property enviroment is not allowed in services.web [unknown-attribute]
  hint: did you mean environment?`},
	{"misspelt section", "service:\n  web: {image: nginx}\n", `
compose.yaml:1:1: error: additional property service is not allowed in the Compose file [unknown-attribute]
  hint: did you mean services?`},
	{"misspelt nested attribute", "services:\n  web:\n    image: nginx\n    healthcheck: {test: x, intervall: 5s}\n", `
compose.yaml:4:28: error: additional property intervall is not allowed in services.web.healthcheck [unknown-attribute]
  hint: did you mean interval?`},
	{"misspelt key of a port", "services:\n  web:\n    image: nginx\n    ports: [{targt: 80}]\n", `
compose.yaml:4:14: error: additional property targt is not allowed in services.web.ports[0] [unknown-attribute]
  hint: did you mean target?`},
	{"space in a service name", "services:\n  my web: {image: nginx}\n", `
compose.yaml:2:3: error: additional property my web is not allowed in services [unknown-attribute]
  hint: names have letters, digits, . _ and -`},
	{"list expected", "services:\n  web:\n    image: nginx\n    ports: 80:80\n", `
compose.yaml:4:12: error: services.web.ports must be a list [value-invalid]
  hint: begin the entry with - on a line of its own, or put it in brackets`},
	{"mapping instead of a list", "services:\n  web:\n    image: nginx\n    volumes: {a: /a}\n", `
compose.yaml:4:14: error: services.web.volumes must be a list [value-invalid]
  hint: begin each entry with -`},
	{"number instead of text", "services:\n  web:\n    image: 1.25\n", `
compose.yaml:3:12: error: services.web.image must be a string [value-invalid]
  hint: put it in quotes`},
	{"number in a command", "services:\n  web:\n    image: nginx\n    command: [sleep, 10]\n", `
compose.yaml:4:22: error: services.web.command[1] must be a string [value-invalid]
  hint: put it in quotes`},
	{"environment entry with a colon", "services:\n  web:\n    image: nginx\n    environment:\n      - A: b\n", `
compose.yaml:5:9: error: services.web.environment[0] must be a string [value-invalid]
  hint: the colon makes a mapping of it: write NAME=VALUE, put the entry in quotes, or remove the dashes`},
	{"value of an attribute forgotten", "services:\n  web:\n    image:\n", `
compose.yaml:3:11: error: services.web.image must be a string [value-invalid]
  hint: it has no value: write one, or remove the key`},
	{"no image", "services:\n  web:\n    ports: [\"80\"]\n", `
compose.yaml:2:3: error: service web has neither an image nor a build context specified [no-image]
  hint: add image: NAME or build: DIRECTORY`},
	{"port out of range", "services:\n  web:\n    image: nginx\n    ports: [\"99999:80\"]\n", `
compose.yaml:4:13: error: services.web.ports[0]: invalid port 99999:80 [port-syntax]
  hint: write [HOST_IP:][PUBLISHED:]CONTAINER[/PROTOCOL], in quotes; ranges such as 3000-3005 have the same length on both sides`},
	{"port with a word", "services:\n  web:\n    image: nginx\n    ports: [\"http:80\"]\n", `
compose.yaml:4:13: error: services.web.ports[0]: invalid port http:80 [port-syntax]
  hint: write [HOST_IP:][PUBLISHED:]CONTAINER[/PROTOCOL], in quotes; ranges such as 3000-3005 have the same length on both sides`},
	{"undefined volume", "services:\n  web:\n    image: nginx\n    volumes: [\"dta:/data\"]\nvolumes: {data: }\n", `
compose.yaml:4:15: error: service web refers to undefined volume dta [undefined-reference]
  hint: did you mean data?`},
	{"path of a volume", "services:\n  web:\n    image: nginx\n    volumes: [{type: volume, source: ./a, target: /a}]\n", `
compose.yaml:4:30: error: service web refers to undefined volume ./a [undefined-reference]
  hint: use type: bind for a path`},
	{"undefined network", "services:\n  web:\n    image: nginx\n    networks:\n      - back\n", `
compose.yaml:5:9: error: service web refers to undefined network back [undefined-reference]
  hint: declare it under networks: at the top of the file`},
	{"undefined secret", "services:\n  web:\n    image: nginx\n    secrets: [pw]\n", `
compose.yaml:4:15: error: service web refers to undefined secret pw [undefined-reference]
  hint: declare it under secrets: at the top of the file`},
	{"undefined config", "services:\n  web:\n    image: nginx\n    configs: [{source: c, target: /c}]\n", `
compose.yaml:4:16: error: service web refers to undefined config c [undefined-reference]
  hint: declare it under configs: at the top of the file`},
	{"file without a name", "services:\n  web:\n    image: nginx\n    env_file: \"\"\n    configs: [{target: /etc/app.conf}]\n", `
compose.yaml:4:15: error: env_file: file "" does not exist [file-missing]
  hint: check the path; it is relative to the file that names it
compose.yaml:5:15: error: services.web.configs[0]: missing property source [missing-attribute]
  hint: add source`},
	{"ports as mappings", "services:\n  web:\n    image: nginx\n    ports:\n    - 8080: 80\n    - 8443: 443\n", `
compose.yaml:5:7: error: key 8080 is not text [key-not-text]
  hint: the colon and the space make a mapping of it: remove the space
compose.yaml:6:7: error: key 8443 is not text [key-not-text]
  hint: the colon and the space make a mapping of it: remove the space`},
	{"range of ports that runs backwards", "services:\n  web:\n    image: nginx\n    ports: [{target: 80, published: 9-1}]\n", `
compose.yaml:4:37: error: services.web.ports[0].published must be a port such as 8080, or a range such as 8080-8085 [value-invalid]`},
	{"undefined dependency", "services:\n  web:\n    image: nginx\n    depends_on: [databse]\n  database: {image: mysql}\n", `
compose.yaml:4:18: error: service web refers to undefined service databse [undefined-reference]
  hint: did you mean database?`},
	{"dependency cycle", "services:\n  a: {image: a, depends_on: [b]}\n  b: {image: b, depends_on: [c]}\n  c: {image: c, depends_on: [a]}\n", `
compose.yaml:4:30: error: dependency cycle: a -> b -> c -> a [dependency-cycle]
  hint: remove one of the dependencies; links, volumes_from and service: modes are dependencies as well`},
	{"wrong condition", "services:\n  web:\n    image: nginx\n    depends_on: {db: {condition: healthy}}\n  db: {image: mysql}\n", `
compose.yaml:4:34: error: services.web.depends_on.db.condition must be service_started, service_healthy or service_completed_successfully [value-invalid]`},
	{"condition forgotten", "services:\n  web:\n    image: nginx\n    depends_on:\n      db:\n        restart: true\n  db: {image: mysql}\n", `
compose.yaml:5:7: error: services.web.depends_on.db: missing property condition [missing-attribute]
  hint: add condition`},
	{"duplicate key", "services:\n  web:\n    image: a\n    image: b\n", `
compose.yaml:4:5: error: key image is already defined on line 3 [duplicate-key]
  hint: remove one of them, or merge their values`},
	{"duplicate service", "services:\n  web: {image: a}\n  web: {image: b}\n", `
compose.yaml:3:3: error: key web is already defined on line 2 [duplicate-key]
  hint: remove one of them, or merge their values`},
	{"tab", "services:\n\tweb:\n    image: nginx\n", `
compose.yaml:2:1: error: a tab in the indentation [yaml-tab]
  hint: indent with spaces`},
	{"colon in a value", "services:\n  web:\n    image: nginx\n    command: echo a: b\n", `
compose.yaml:4:20: error: not YAML: mapping values are not allowed in this context [yaml-syntax]
  hint: check indentation, quotes and the space behind each colon and dash, on this line and the one above`},
	{"quote not closed", "services:\n  web:\n    image: \"nginx\n", `
compose.yaml:3:12: error: the quote that begins here is not closed [yaml-quote]
  hint: close it`},
	{"wrong indentation", "services:\n  web:\n    image: nginx\n   ports: []\n", `
compose.yaml:4:4: error: not YAML: did not find expected key [yaml-syntax]
  hint: check indentation, quotes and the space behind each colon and dash, on this line and the one above`},
	{"bad duration", "services:\n  web:\n    image: nginx\n    healthcheck: {test: x, interval: 10}\n    stop_grace_period: 5 minutes\n", `
compose.yaml:4:38: error: services.web.healthcheck.interval must be a string [value-invalid]
  hint: write a duration such as 30s
compose.yaml:5:24: error: services.web.stop_grace_period must be a duration such as 1m30s [value-invalid]`},
	{"size without a unit", "services:\n  web:\n    image: nginx\n    deploy: {resources: {limits: {memory: 512}}}\n", `
compose.yaml:4:43: error: services.web.deploy.resources.limits.memory must be a string [value-invalid]
  hint: write a size such as 512m`},
	{"list of volumes at the top", "services:\n  web:\n    image: nginx\n    volumes: [\"data:/data\"]\nvolumes: [data]\n", `
compose.yaml:5:10: error: volumes must be a mapping [value-invalid]
  hint: write key: value, indented below it`},
	{"bad size", "services:\n  web:\n    image: nginx\n    mem_limit: 512MiBytes\n", `
compose.yaml:4:16: error: services.web.mem_limit must be a size such as 512m [value-invalid]`},
	{"missing env file", "services:\n  web:\n    image: nginx\n    env_file: [app.env]\n", `
compose.yaml:4:16: error: env_file: file app.env does not exist [file-missing]
  hint: check the path; it is relative to the file that names it`},
	{"missing required variable", "services:\n  web:\n    image: nginx:${TAG:?set TAG}\n", `
compose.yaml:3:12: error: required variable TAG is missing a value: set TAG [variable-required]
  hint: set it in spec.env, spec.envFiles or .env`},
	{"dollar in a password", "services:\n  web:\n    image: nginx\n    environment: {PW: pa$$word, PX: 'pa${5'}\n", `
compose.yaml:4:37: error: invalid interpolation format in services.web.environment.PX [variable-syntax]
  hint: write $$ for a dollar sign, ${NAME} or ${NAME:-default} for a variable`},
	{"two networks modes", "services:\n  web:\n    image: nginx\n    network_mode: host\n    networks: [default]\n", `
compose.yaml:5:5: error: services.web: network_mode and networks are mutually exclusive [exclusive]
  hint: remove one of them`},
	{"health check without a word", "services:\n  web:\n    image: nginx\n    healthcheck:\n      test: [curl, -f, localhost]\n", `
compose.yaml:5:14: error: services.web.healthcheck.test must be a list that starts with "CMD", "CMD-SHELL" or "NONE" [value-invalid]`},
	{"the same target twice", "services:\n  web:\n    image: nginx\n    tmpfs: /data\n    volumes: [\"./a:/data\"]\n", `
compose.yaml:5:15: error: services.web.volumes[0]: target /data is already mounted as services.web.tmpfs[0] [target-taken]
  hint: mount it somewhere else`},
	{"secret without content", "services:\n  web: {image: nginx}\nsecrets:\n  pw: {name: x}\n", `
compose.yaml:4:3: error: secrets.pw: one of file, environment must be set [no-content]
  hint: write where its content comes from, or external: true`},
	{"bracket not closed", "services:\n  web:\n    image: nginx\n    ports: [80, 90\n    init: true\n", `
compose.yaml:4:12: error: this [ is not closed [yaml-bracket]
  hint: close it, put a comma between its entries, or put values that hold brackets or braces in quotes`},
	{"unknown anchor", "services:\n  web:\n    <<: *base\n    image: nginx\n", `
compose.yaml:3:9: error: anchor base is not defined [yaml-anchor]
  hint: define it above with &base, in the same file, or correct its name`},
	{"upper case in an image", "services:\n  web:\n    image: Nginx:Latest\n", `
compose.yaml:3:12: error: services.web.image must be an image such as example.com/team/name:tag, in lower case up to the tag [value-invalid]`},
	{"misspelt restart policy", "services:\n  web:\n    image: nginx\n    restart: allways\n", `
compose.yaml:4:14: error: services.web.restart must be no, always, unless-stopped, on-failure or on-failure:5 [value-invalid]`},
	{"extends an unknown service", "services:\n  web: {extends: bse}\n  base: {image: nginx}\n", `
compose.yaml:2:18: error: web extends service bse, which compose.yaml does not define [extends-undefined]
  hint: did you mean base?`},
	{"extends in a circle", "services:\n  a: {extends: b, image: x}\n  b: {extends: a}\n", `
compose.yaml:2:7: error: extends cycle: a in compose.yaml extends b in compose.yaml extends a in compose.yaml [extends-cycle]
  hint: remove one of the extends`},
	{"negative scale", "services:\n  web: {image: nginx, scale: -1}\n", `
compose.yaml:2:30: error: services.web.scale must be greater than or equal to 0 [value-invalid]`},
	{"one-letter volume", "services:\n  web: {image: nginx, volumes: [\"d:/d\"]}\nvolumes: {d: }\n", `
compose.yaml:2:33: error: services.web.volumes[0]: docker compose reads d:/d as a path of Windows, not as volume d [volume-one-letter]
  hint: give the volume a longer name, or use the long syntax: {type: volume, source: d, target: ...}`},
	{"port with a space", "services:\n  web:\n    image: nginx\n    ports:\n      - 8080: 80\n      - \"443\": 443\n    volumes:\n      - data: /data\n", `
compose.yaml:5:9: error: key 8080 is not text [key-not-text]
  hint: the colon and the space make a mapping of it: remove the space
compose.yaml:6:9: error: additional property 443 is not allowed in services.web.ports[1] [unknown-attribute]
  hint: the colon and the space make a mapping of it: remove the space
compose.yaml:8:9: error: additional property data is not allowed in services.web.volumes[0] [unknown-attribute]
  hint: the colon and the space make a mapping of it: remove the space`},
	{"port that can't exist", "services:\n  web:\n    image: nginx\n    ports:\n      - {target: 99999}\n      - {target: 0, published: http}\n      - {target: 80, published: 70000-70001, protocol: htp}\n", `
compose.yaml:5:18: error: services.web.ports[0].target must be a port from 1 to 65535 [value-invalid]
compose.yaml:6:18: error: services.web.ports[1].target must be a port from 1 to 65535 [value-invalid]
compose.yaml:6:32: error: services.web.ports[1].published must be a port such as 8080, or a range such as 8080-8085 [value-invalid]
compose.yaml:7:33: error: services.web.ports[2].published must be a port such as 8080, or a range such as 8080-8085 [value-invalid]
compose.yaml:7:56: error: services.web.ports[2].protocol must be tcp, udp or sctp [value-invalid]`},
	{"relative target", "services:\n  web:\n    image: nginx\n    volumes: [\"./data\", \"./a:b\"]\n", `
compose.yaml:4:15: error: services.web.volumes[0].target must be an absolute path, such as /data [value-invalid]
compose.yaml:4:25: error: services.web.volumes[1].target must be an absolute path, such as /data [value-invalid]`},
	{"attribute of a nested mapping", "services:\n  web:\n    image: nginx\n    dockerfile: Dockerfile\n    replicas: 2\n    interval: 5s\n", `
compose.yaml:4:5: error: additional property dockerfile is not allowed in services.web [unknown-attribute]
  hint: did you mean build.dockerfile?
compose.yaml:5:5: error: additional property replicas is not allowed in services.web [unknown-attribute]
  hint: did you mean deploy.replicas?
compose.yaml:6:5: error: additional property interval is not allowed in services.web [unknown-attribute]
  hint: did you mean healthcheck.interval?`},
	{"name of a config", "services:\n  web:\n    image: nginx\n    configs: [{name: c}]\n", `
compose.yaml:4:16: error: additional property name is not allowed in services.web.configs[0] [unknown-attribute]
  hint: remove it, or give it a name that begins with x- to keep it as a note`},
	{"list forgotten", "services:\n  web:\n    image: nginx\n    depends_on: db\n    env_file: {path: app.env}\n  db: {image: mysql}\n", `
compose.yaml:4:17: error: services.web.depends_on must be a list or a mapping [value-invalid]
  hint: begin the entry with - on a line of its own, or put it in brackets
compose.yaml:5:15: error: services.web.env_file must be a string or a list [value-invalid]
  hint: begin each entry with -`},
	{"template", "services:\n  web:\n    image: {{ image }}\n", `
compose.yaml:3:12: error: services.web.image must be a string [value-invalid]
compose.yaml:3:13: error: key in brackets is not text [key-not-text]
  hint: put it in quotes`},
	{"space before the equals sign", "services:\n  web:\n    image: nginx\n    environment: [A=1, \"B = 2\"]\n    extra_hosts: [\"a=10.0.0.1\", b]\n", `
compose.yaml:4:24: error: services.web.environment[1] must be NAME=VALUE without a space before the = [value-invalid]
compose.yaml:5:33: error: services.web.extra_hosts[1] must be a host name with an IP address, such as db=10.0.0.5 [value-invalid]`},
	{"include without a list", "include: other.yaml\nservices:\n  web: {image: nginx}\n", `
compose.yaml:1:10: error: include must be a list [value-invalid]
  hint: begin the entry with - on a line of its own, or put it in brackets`},
	{"extends itself", "services:\n  web: {extends: web}\n", `
compose.yaml:2:9: error: extends cycle: web in compose.yaml extends web in compose.yaml [extends-cycle]
  hint: remove one of the extends`},
	{"format of an env file", "services:\n  web: {image: nginx, env_file: [{path: app.env, format: yaml}]}\n", `
compose.yaml:2:58: error: services.web.env_file[0].format must be raw or .env [value-invalid]`},
	{"a list at the top", "- web\n", `
compose.yaml:1:1: error: top-level object must be a mapping [not-a-mapping]
  hint: a Compose file has keys such as services: and volumes: at its top`},
	{"empty file", "# nothing\n", `
compose.yaml: error: the Compose file is empty [empty-compose-file]
  hint: declare services in it`},
	{"two names for one container", "services:\n  a: {image: a, container_name: one}\n  b: {image: b, container_name: one}\n", `
compose.yaml:3:33: error: container name one is already in use by service a [container-name-taken]
  hint: give each container its own name, or none`},
	{"bind mount without a source", "services:\n  web:\n    image: nginx\n    volumes: [{type: bind, target: /data}]\n", `
compose.yaml:4:15: error: services.web.volumes[0]: a bind mount needs a source [bind-without-source]
  hint: add source: PATH, or use type: volume or tmpfs`},
	{"empty part of a volume", "services:\n  web:\n    image: nginx\n    volumes: [\":/data\", \"data:\"]\nvolumes: {data: }\n", `
compose.yaml:4:15: error: services.web.volumes[0]: invalid volume :/data [volume-syntax]
  hint: write SOURCE:TARGET[:MODE] or TARGET
compose.yaml:4:25: error: services.web.volumes[1]: invalid volume data: [volume-syntax]
  hint: write SOURCE:TARGET[:MODE] or TARGET`},
	{"too many parts of a device", "services:\n  web:\n    image: nginx\n    devices: [\"/dev/a:/dev/b:rwm:x\"]\n", `
compose.yaml:4:15: error: services.web.devices[0]: confusing device mapping [device-syntax]
  hint: write SOURCE[:TARGET[:PERMISSIONS]], or the long syntax`},
	{"pair without a value", "services:\n  web:\n    build: {context: ., additional_contexts: [base], ssh: [default, github]}\n", `
compose.yaml:3:47: error: services.web.build.additional_contexts[0]: expected key=value [pair-syntax]
compose.yaml:3:69: error: services.web.build.ssh[1]: expected key=value [pair-syntax]`},
	{"entry twice", "services:\n  web:\n    image: nginx\n    security_opt:\n      - no-new-privileges:true\n      - seccomp:unconfined\n      - no-new-privileges:true\n", `
compose.yaml:7:9: error: services.web.security_opt[2] repeats the entry on line 5 [duplicate-item]
  hint: remove one of them`},
	{"two names of an external volume", "services:\n  web: {image: nginx}\nvolumes:\n  data:\n    name: a\n    external: {name: b}\n", `
compose.yaml:5:5: error: volumes.data: name and external.name conflict [external-name]
  hint: only use name`},
	{"settings of an external volume", "services:\n  web: {image: nginx}\nvolumes:\n  data:\n    external: true\n    driver: local\n    labels: {a: b}\n", `
compose.yaml:6:5: error: volumes.data: conflicting parameters external and driver [external-with]
  hint: an external volume is made elsewhere: only its name can be given
compose.yaml:7:5: error: volumes.data: conflicting parameters external and labels [external-with]
  hint: an external volume is made elsewhere: only its name can be given`},
	{"two numbers for one limit", "services:\n  web:\n    image: nginx\n    scale: 2\n    mem_limit: 100m\n    deploy:\n      replicas: 3\n      resources: {limits: {memory: 200m}}\n", `
compose.yaml:7:17: error: services.web: can't set distinct values on scale and deploy.replicas [distinct-values]
  hint: remove one of them
compose.yaml:8:28: error: services.web: can't set distinct values on mem_limit and deploy.resources.limits.memory [distinct-values]
  hint: remove one of them`},
	{"two containers of one name", "services:\n  web: {image: nginx, container_name: web, scale: 2}\n  api:\n    image: nginx\n    container_name: api\n    deploy: {replicas: 2}\n", `
compose.yaml:2:23: error: services.web: can't set container_name for more than one container [container-name-scaled]
  hint: remove container_name, scale or deploy.replicas
compose.yaml:5:5: error: services.api: can't set container_name for more than one container [container-name-scaled]
  hint: remove container_name, scale or deploy.replicas`},
	{"dependency on an inactive service", "services:\n  web: {image: nginx, depends_on: [debug]}\n  debug: {image: nginx, profiles: [debug]}\n", `
compose.yaml:2:36: error: service web depends on service debug, whose profiles are not active [dependency-inactive]
  hint: activate one in spec.profiles, or write required: false in depends_on
compose.yaml:3:3: info: left out, because no profile of theirs is active: debug [profile-inactive]
  hint: activate profiles in spec.profiles`},
	{"dependency on a job", "services:\n  web: {image: nginx, depends_on: [migrate]}\njobs:\n  migrate: {image: nginx, triggers: {manual: true}}\n", `
compose.yaml:2:36: error: service web can't depend on job migrate [depends-on-job]
  hint: services depend on services; make the job a service with condition service_completed_successfully`},
	{"service and job of one name", "services:\n  web: {image: nginx}\njobs:\n  web: {image: nginx, triggers: {manual: true}}\n", `
compose.yaml:4:3: error: web is declared both as a service and a job [name-twice]
  hint: rename one of them`},
	{"context of a service that is not built", "services:\n  web: {build: {context: ., additional_contexts: {base: \"service:base\"}}}\n  base: {image: nginx}\n", `
compose.yaml:2:51: error: service web uses service base as a build context, but that is not built [not-buildable]
  hint: add build: to it, or name an image with docker-image://`},
	{"platform that is not built", "services:\n  web:\n    platform: linux/arm64\n    build: {context: ., platforms: [linux/amd64]}\n", `
compose.yaml:4:25: error: services.web: build.platforms must include platform linux/arm64 [platform-not-built]
  hint: add it to build.platforms`},
	{"merge key with a list of words", "services:\n  web:\n    <<: [base]\n    image: nginx\n", `
compose.yaml:3:10: error: << needs a mapping or a list of mappings [merge-key]
  hint: point it at an anchor that is a mapping`},
	{"value of another type than its tag", "services:\n  web:\n    image: nginx\n    scale: !!int two\n    init: !!bool maybe\n", `
compose.yaml:4:12: error: the value is not a YAML int [yaml-value]
  hint: remove the tag, or write a value of that type
compose.yaml:5:11: error: the value is not a YAML bool [yaml-value]
  hint: remove the tag, or write a value of that type`},
	{"extends without a service", "services:\n  web:\n    image: nginx\n    extends: {file: base.yaml}\n  api:\n    image: nginx\n    extends: [base]\n", `
compose.yaml:4:14: error: services.web.extends must be the name of a service, or a mapping with service and file [extends-syntax]
  hint: write extends: {service: NAME, file: PATH}
compose.yaml:7:14: error: services.api.extends must be the name of a service, or a mapping with service and file [extends-syntax]
  hint: write extends: {service: NAME, file: PATH}`},
	{"keys that are no text", "services:\n  web:\n    image: nginx\n    environment: {1: one, true: yes}\n    labels: {null: x}\n", `
compose.yaml:4:19: error: key 1 is not text [key-not-text]
  hint: put it in quotes
compose.yaml:4:27: error: key true is not text [key-not-text]
  hint: put it in quotes
compose.yaml:5:14: error: key null is not text [key-not-text]
  hint: put it in quotes`},
	{"anchors that hold themselves", "x-a: &a\n  - *a\nx-b: &b\n  <<: *b\nservices:\n  web: {image: nginx}\n", `
compose.yaml:2:5: error: anchor a contains itself [anchor-cycle]
  hint: remove the alias
compose.yaml:4:7: error: anchor b contains itself [anchor-cycle]
  hint: remove the alias`},
	{"too deep", "x-a: " + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "\nservices:\n  web: {image: nginx}\n", `
compose.yaml:1:70: error: too many levels of nesting: the limit is 64 [limit-exceeded]
  hint: split the project, or remove what repeats`},
}

func TestMistakes(t *testing.T) {
	for _, m := range mistakes {
		t.Run(m.name, func(t *testing.T) {
			p, got := load(t, fstest.MapFS{"compose.yaml": {Data: []byte(m.compose)}}, Options{DefaultName: "demo"})
			if p != nil {
				t.Error("the project was loaded")
			}
			got = regexp.MustCompile(`\n +hint:`).ReplaceAllString(got, "\n  hint:")
			if diff := cmp.Diff(strings.TrimPrefix(m.want, "\n")+"\n", got); diff != "" {
				t.Errorf("- want, + got:\n%s", diff)
			}
		})
	}
}
