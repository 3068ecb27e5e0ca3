package images

import "strings"

// Dumps returns which tools a well-known image brings to dump and load what its
// database holds: postgres (pg_dump, psql), mysql (mysqldump or mariadb-dump) or
// mongo (mongodump, mongorestore); empty when it brings none.
func Dumps(image string) string {
	r, name, _ := find(image)
	switch ports := r.ports; {
	case !r.store || len(ports) == 0:
		return ""
	case ports[0] == 5432:
		return "postgres"
	case ports[0] == 3306:
		return "mysql"
	case ports[0] == 27017 && strings.Contains(name, "mongo"):
		return "mongo"
	}
	return ""
}

// Saves reports whether a well-known image is a store that writes what it holds to
// its files when it is told to, by SAVE: Redis, Valkey, KeyDB. When it is stopped it
// does so only where it is configured to.
func Saves(image string) bool {
	r, _, _ := find(image)
	return r.store && len(r.ports) > 0 && r.ports[0] == 6379
}
