#!/bin/bash
# Does what the official wordpress:fpm image documents: fills an empty document root.
set -e
if [[ "$1" == php-fpm* ]] && [ ! -e index.php ]; then
  user=www-data
  if [ "$(id -u)" != 0 ]; then user=$(id -u); elif [ "$(stat -c %u .)" = 0 ]; then chown $user:$user .; fi
  tar -C /usr/src/wordpress --owner "$user" --group "$user" -cf - . | tar -xf -
fi
exec "$@"
