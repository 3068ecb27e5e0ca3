mongo='set --
[ -z "${MONGO_INITDB_ROOT_USERNAME:-}" ] || set -- --username "$MONGO_INITDB_ROOT_USERNAME" --password "$MONGO_INITDB_ROOT_PASSWORD" --authenticationDatabase admin
'
mongo_dump=$mongo'exec mongodump --quiet --archive "$@"'
mongo_end=
mongo_holds=$mongo'"$(command -v mongosh || command -v mongo)" "$@" --quiet --eval "db.getMongo().getDBNames().filter(n => ![\"admin\", \"config\", \"local\"].includes(n)).join()"'
mongo_load=$mongo'exec mongorestore --quiet --archive --drop --nsExclude "admin.*" --nsExclude "config.*" "$@"'
