#!/bin/bash
# Does what the documentation of the official mariadb and mysql images says.
set -eo pipefail
data=/var/lib/mysql socket=/run/mysqld/mysqld.sock

# setting NAME: the value of MARIADB_NAME or MYSQL_NAME, or of the file it names.
setting() {
  local name file
  for name in "MARIADB_$1" "MYSQL_$1"; do
    file=${name}_FILE
    if [ -n "${!file:-}" ]; then cat "${!file}"; elif [ -n "${!name:-}" ]; then echo "${!name}"; fi
  done
}

init() {
  local root database user password
  root=$(setting ROOT_PASSWORD) database=$(setting DATABASE) user=$(setting USER) password=$(setting PASSWORD)
  [ -n "$root" ] || { echo >&2 "[ERROR] no password option is specified"; exit 1; }
  mariadb-install-db --datadir=$data --skip-test-db --auth-root-authentication-method=normal >/tmp/install.log
  "$@" --skip-networking --socket=$socket &
  for _ in $(seq 120); do mariadb-admin -S $socket ping >/dev/null 2>&1 && break; sleep 0.5; done
  {
    echo "ALTER USER root@localhost IDENTIFIED BY '$root'; CREATE USER root@'%' IDENTIFIED BY '$root';"
    echo "GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;"
    [ -z "$database" ] || echo "CREATE DATABASE \`$database\`;"
    [ -z "$user" ] || echo "CREATE USER '$user'@'%' IDENTIFIED BY '$password';"
    [ -z "$user" ] || [ -z "$database" ] || echo "GRANT ALL ON \`$database\`.* TO '$user'@'%';"
  } | mariadb -S $socket -u root
  for file in /docker-entrypoint-initdb.d/*; do
    case "$file" in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) mariadb -S $socket -u root -p"$root" $database < "$file" ;;
    esac
  done
  mariadb-admin -S $socket -u root -p"$root" shutdown
  wait
}

case "${1:-}" in -*) set -- mariadbd "$@" ;; mysqld) set -- mariadbd "${@:2}" ;; esac
if [ "$1" = mariadbd ]; then
  if [ "$(id -u)" = 0 ]; then
    mkdir -p /run/mysqld
    find $data /run/mysqld \! -user mysql -exec chown mysql: '{}' +
    exec gosu mysql "$0" "$@"
  fi
  [ -d $data/mysql ] || init "$@"
fi
exec "$@"
