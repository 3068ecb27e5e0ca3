package show

import (
	"strconv"
	"strings"
)

// maxNamed is how many names a finding about many lists.
const maxNamed = 5

// Some lists the first names, and says how many there are beside.
func Some(names []string) string {
	if more := len(names) - maxNamed; more > 1 {
		return strings.Join(names[:maxNamed], ", ") + " and " + strconv.Itoa(more) + " more"
	}
	return strings.Join(names, ", ")
}
