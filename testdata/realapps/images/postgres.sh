#!/bin/bash
# Does what the documentation of the official postgres image says.
set -Eeo pipefail

file_env() {
  local file=${1}_FILE
  [ -z "${!file:-}" ] || export "$1"="$(<"${!file}")"
  export "$1"="${!1:-$2}"
}

init() {
  file_env POSTGRES_PASSWORD ''
  file_env POSTGRES_USER postgres
  file_env POSTGRES_DB "$POSTGRES_USER"
  [ -n "$POSTGRES_PASSWORD" ] || { echo >&2 "Error: set POSTGRES_PASSWORD"; exit 1; }
  initdb --username="$POSTGRES_USER" --pwfile=<(echo "$POSTGRES_PASSWORD") $POSTGRES_INITDB_ARGS
  echo "host all all all ${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >> "$PGDATA/pg_hba.conf"
  export PGPASSWORD=$POSTGRES_PASSWORD
  pg_ctl -D "$PGDATA" -o "-c listen_addresses= -p 5432" -w start
  sql() { psql -v ON_ERROR_STOP=1 --no-psqlrc -U "$POSTGRES_USER" "$@"; }
  [ "$POSTGRES_DB" = postgres ] || echo "CREATE DATABASE \"$POSTGRES_DB\"" | sql -d postgres
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) sql -d "$POSTGRES_DB" -f "$file" ;;
    esac
  done
  pg_ctl -D "$PGDATA" -m fast -w stop
  unset PGPASSWORD
}

case "${1:-}" in -*) set -- postgres "$@" ;; esac
if [ "$1" = postgres ]; then
  mkdir -p "$PGDATA"
  chmod 0700 "$PGDATA" || :
  chmod 3775 /var/run/postgresql || :
  if [ "$(id -u)" = 0 ]; then
    find "$PGDATA" /var/run/postgresql \! -user postgres -exec chown postgres '{}' +
    exec gosu postgres "$0" "$@"
  fi
  [ -s "$PGDATA/PG_VERSION" ] || init
fi
exec "$@"
