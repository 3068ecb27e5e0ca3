#!/bin/sh
echo "entry $1 $2 ${3:-none}" > /tmp/entry
exec /probe "$@"
