postgres='u=${POSTGRES_USER:-postgres}
export PGUSER="$u" PGPASSWORD="${POSTGRES_PASSWORD:-$(cat "${POSTGRES_PASSWORD_FILE:-/dev/null}")}"
'
postgres_dump=$postgres'pg_dumpall --clean --if-exists | sed -e "/^DROP ROLE IF EXISTS \"*$u\"*;/d" -e "/^CREATE ROLE \"*$u\"*;/d" -e "/^ALTER ROLE \"*$u\"* WITH /d"'
postgres_end='PostgreSQL database cluster dump complete'
postgres_holds=$postgres'psql --dbname postgres --tuples-only --no-align --command "select datname from pg_database where not datistemplate" |
while IFS= read -r db; do
  psql --dbname "$db" --tuples-only --no-align --command "select relname from pg_stat_user_tables limit 1" </dev/null
done'
postgres_load=$postgres'exec psql --dbname postgres --set ON_ERROR_STOP=1 --quiet --output /dev/null'
