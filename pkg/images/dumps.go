package images

import "strings"

// Dumps returns which tools a well-known image brings to dump and load what its
// database holds: postgres (pg_dump, psql), mysql (mysqldump or mariadb-dump) or
// mongo (mongodump, mongorestore); empty when it brings none.
func Dumps(image string) string {
	name, _ := split(image)
	switch ports := portsOf(stores(), name); {
	case len(ports) == 0:
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
