package naming

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// maxObject leaves room for the suffixes of CronJobs and StatefulSet revisions, so
// that a service can change its kind and keep its name.
const maxObject = 52

// maxLabel is what a DNS label holds.
const maxLabel = 63

// Object returns the name of the objects of a service, volume, secret or config:
// a DNS-1035 label of at most maxObject bytes. It gives the same name for the
// name of a service's container.
func Object(name string) string { return legal(name, maxObject) }

// Label returns a DNS-1035 label for what needs no room for suffixes.
func Label(name string) string { return legal(name, maxLabel) }

// Container returns the name of the container of a service: unlike an object's it
// may start with a digit, and a name that is as long as a host's stays whole.
func Container(name string) string {
	d := dashed(name)
	if d != "" && (len(d) <= maxObject || d == name && len(d) <= maxLabel) {
		return d
	}
	return Object(name)
}

// Port returns a name for a port: at most 15 lower case letters, digits and
// single dashes, with a letter among them. It is empty when nothing is left.
func Port(name string) string {
	label := Label(name)
	for strings.Contains(label, "--") {
		label = strings.ReplaceAll(label, "--", "-")
	}
	return strings.Trim(label[:min(len(label), 15)], "-")
}

// Image returns the name that Compose gives the image of a service that has none: its
// own may hold a dash or an underscore where a registry allows none.
func Image(project, service string) string {
	return strings.Trim(strings.ToLower(project+"-"+service), "-_.")
}

// legal makes a DNS-1035 label of a name. One that is too long ends in a hash of
// the whole.
func legal(name string, limit int) string {
	label := dashed(name)
	if label == "" || label[0] >= '0' && label[0] <= '9' {
		label = strings.TrimSuffix("s-"+label, "-")
	}
	if len(label) <= limit {
		return label
	}
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(name)))[:8]
	return strings.TrimRight(label[:limit-9], "-") + "-" + hash
}

// dashed makes lower case letters, digits and dashes of a name.
func dashed(name string) string {
	legal := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(name))
	return strings.Trim(legal, "-")
}
