#!/bin/sh
# Does what the official redis image documents. Its build has no protected mode; Debian's has.
set -e
case "$1" in -* | *.conf) set -- redis-server "$@" ;; esac
if [ "$1" = redis-server ]; then
  if [ "$(id -u)" = 0 ]; then
    find . \! -user redis -exec chown redis '{}' +
    exec gosu redis "$0" "$@"
  fi
  [ "$(umask)" != 0022 ] || umask 0077
  exec "$@" --protected-mode no
fi
exec "$@"
