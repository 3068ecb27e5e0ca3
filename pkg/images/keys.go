package images

import "strings"

// ServesAs returns the user and the group as which the server of a well-known image
// runs that starts as root: what its entrypoint, or a file of the project, gives to
// it must be that user's. The numbers are those of the images' public Dockerfiles.
func ServesAs(image string) (user, group int64, ok bool) {
	name, tag := split(image)
	alpine := strings.Contains(tag, "alpine")
	switch name {
	case "postgres":
		if alpine {
			return 70, 70, true
		}
		return 999, 999, true
	case "redis":
		if alpine {
			return 999, 1000, true
		}
		return 999, 999, true
	case "rabbitmq":
		if alpine {
			return 100, 101, true
		}
		return 999, 999, true
	case "postgis/postgis", "pgvector/pgvector", "mysql", "mariadb", "mongo":
		return 999, 999, !alpine
	}
	return 0, 0, false
}
