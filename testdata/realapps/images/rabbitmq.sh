#!/bin/bash
# Does what the official rabbitmq image documents, as far as it matters here.
set -eo pipefail
if [ "$(id -u)" = 0 ]; then
  [ "$1" != rabbitmq-server ] || find /var/lib/rabbitmq \! -user rabbitmq -exec chown rabbitmq '{}' +
  case "$1" in rabbitmq*) exec gosu rabbitmq "$0" "$@" ;; esac
fi
if [ "$1" = rabbitmq-server ]; then
  {
    echo "loopback_users = none"
    [ -z "$RABBITMQ_DEFAULT_USER" ] || echo "default_user = $RABBITMQ_DEFAULT_USER"
    [ -z "$RABBITMQ_DEFAULT_PASS" ] || echo "default_pass = $RABBITMQ_DEFAULT_PASS"
  } > /etc/rabbitmq/conf.d/10-defaults.conf
fi
exec "$@"
