#!/bin/sh
# Does what the official nginx image documents: templates, scripts, then nginx.
set -e
templates=/etc/nginx/templates output=/etc/nginx/conf.d
if [ "$1" = nginx ] && [ -d $templates ]; then
  names=$(awk 'BEGIN { for (n in ENVIRON) printf "${%s} ", n }')
  if [ -w $output ]; then
    find $templates -follow -type f -name '*.template' | while read -r file; do
      to=${file#$templates/}
      mkdir -p "$output/$(dirname "$to")"
      envsubst "$names" < "$file" > "$output/${to%.template}"
    done
  else
    echo "20-envsubst-on-templates.sh: ERROR: $templates exists, but $output is not writable"
  fi
fi
for file in /docker-entrypoint.d/*.sh; do [ ! -x "$file" ] || "$file"; done
exec "$@"
