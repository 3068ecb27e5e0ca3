#!/bin/bash
# Makes images of real servers from Debian's packages, under their official
# names with a tag -bookworm, in the Docker engine, and gives them to the
# cluster by E2E_IMPORT. Needs mmdebstrap and what apt already uses here.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
: "${E2E_IMPORT:?the command that reads docker save and gives the images to the cluster}"

tools=busybox,curl,netcat-openbsd,procps,gosu,openssl,ca-certificates
servers=$tools,cron,postgresql-15,mariadb-server,mariadb-client,redis-server,redis-sentinel,redis-tools,rabbitmq-server,memcached
code=$tools,nginx-light,gettext-base,php8.2-fpm,php8.2-mysql,nodejs,redis-tools,python3-fastapi,python3-uvicorn
code=$code,python3-celery,python3-redis,python3-pymysql,python3-psycopg2,python3-multipart

# base makes an image of packages, without their documentation.
base() {
  docker image inspect "$1" >/dev/null 2>&1 && return
  mmdebstrap --variant=minbase --include="$2" --format=tar --aptopt='Acquire::Languages "none"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' --customize-hook='rm -rf "$1"/var/lib/apt/lists/*' \
    bookworm - "${DEBIAN_SOURCES:-/etc/apt/sources.list.d/debian.sources}" | docker import - "$1"
}
base e2ereal-servers:2 "$servers"
base e2ereal-code:1 "$code"

images=$(sed -n 's/^# image //p' Dockerfile)
for image in $images; do
  target=${image%%:*}
  docker build --quiet --target "${target##*/}" --tag "$image" .
done
docker save $images | sh -c "$E2E_IMPORT"
