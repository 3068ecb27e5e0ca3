mysql='export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-${MARIADB_ROOT_PASSWORD:-$(cat "${MYSQL_ROOT_PASSWORD_FILE:-${MARIADB_ROOT_PASSWORD_FILE:-/dev/null}}")}}"
own="schema_name not in (\"mysql\", \"sys\", \"information_schema\", \"performance_schema\")"
client() { "$(command -v mariadb || command -v mysql)" --user=root --batch --skip-column-names "$@"; }
'
mysql_dump=$mysql'IFS="
"
set -f
set -- $(client --execute "select schema_name from information_schema.schemata where $own")
[ $# -gt 0 ] || { echo "there is no database" >&2; exit 1; }
exec "$(command -v mariadb-dump || command -v mysqldump)" --user=root --single-transaction --routines --events --triggers --hex-blob --databases "$@"'
mysql_end='Dump completed'
mysql_holds=$mysql'client --execute "select table_name from information_schema.tables join information_schema.schemata on table_schema = schema_name where $own limit 1"'
mysql_load=$mysql'client'
