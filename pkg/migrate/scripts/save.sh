# Stopped, Redis writes what it holds only where it is configured to, so it is asked to before.
save='password=${REDISCLI_AUTH:-${REDIS_PASSWORD:-}}
[ -z "$password" ] || export REDISCLI_AUTH="$password"
exec "$(command -v redis-cli || command -v valkey-cli || command -v keydb-cli)" SAVE'
