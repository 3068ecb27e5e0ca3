echo started "$@" in $(pwd) > /tmp/s
exec /probe serve "$@"
