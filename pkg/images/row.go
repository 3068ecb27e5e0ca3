package images

import (
	"slices"
	"strings"
	"sync"

	"github.com/composesource/composesource/pkg/facts"
)

// row is what is known of images by their public Dockerfiles and their pages on the
// registry.
type row struct {
	images   []string
	source   string          // the repository of the Dockerfile
	store    bool            // a database, cache or broker
	ports    []int           // on which it is dialled by default
	peers    []int           // on which the members of a cluster dial each other
	user     string          // USER with the group that it has; root where there is none, empty where nobody looked
	accounts []facts.Account // of /etc/passwd, those whose names people write
	alpine   []facts.Account // the same of the variants on Alpine, where they differ
	serves   string          // the account that its server runs as when it starts as root
	workers  string          // the account that its server gives its children
	data     string          // where it keeps what must not be lost
	brings   []string        // directories that are of no use when a volume there starts empty
	places   []facts.Place   // empty directories, and whose they are
}

// root is the user of an image whose Dockerfile has no USER.
const root = "root"

// find returns the row of an image, and its tag.
func find(image string) (r row, name, tag string) {
	name, tag = split(image)
	return table()[name], name, tag
}

// table is every row by the names of its images. It is asked several times for every
// service, so it is made once; nobody writes to it.
var table = sync.OnceValue(func() map[string]row {
	all := map[string]row{}
	for _, r := range slices.Concat(databases(), brokers(), sites(), servers(), languages()) {
		for _, name := range r.images {
			all[name] = r
		}
	}
	return all
})

// accountsOf returns the accounts of a variant.
func (r row) accountsOf(tag string) []facts.Account {
	if strings.Contains(tag, "alpine") && r.alpine != nil {
		return r.alpine
	}
	return r.accounts
}

// starts returns USER of a variant; empty where nobody looked.
func (r row) starts(tag string) string {
	for _, other := range []string{"rootless", "unprivileged", "nonroot", "non-root"} {
		if strings.Contains(tag, other) {
			return ""
		}
	}
	return r.user
}

// Known returns what is known of an image by its name; nil for one that is not
// well-known.
func Known(image string) *facts.Image {
	r, name, tag := find(image)
	if r.images == nil {
		return nil
	}
	source := facts.Source{Kind: facts.Table, Name: "the image " + name}
	known := &facts.Image{Name: name}
	if len(r.brings) > 0 || isLanguage(name) {
		known.Shell = source
	}
	for _, a := range r.accountsOf(tag) {
		known.Users = append(known.Users, facts.Fact[facts.Account]{Value: a, Source: source})
		known.Groups = append(known.Groups, facts.Fact[facts.Account]{Value: facts.Account{Name: a.Name, ID: a.Group}, Source: source})
	}
	if user := r.starts(tag); user != "" {
		known.User = facts.Fact[facts.User]{Value: known.Resolve(user), Source: source}
	}
	for _, n := range r.portsOf(tag) {
		known.Ports = append(known.Ports, facts.Fact[facts.Port]{Value: facts.Port{Number: n, Protocol: "tcp"}, Source: source})
	}
	if r.data != "" {
		known.Volumes = []facts.Fact[string]{{Value: r.data, Source: source}}
	}
	for _, path := range r.brings {
		known.Places = append(known.Places, facts.Fact[facts.Place]{Value: facts.Place{Path: path, Content: facts.Something}, Source: source})
	}
	for _, p := range r.places {
		known.Places = append(known.Places, facts.Fact[facts.Place]{Value: p, Source: source})
	}
	return known
}

// isLanguage reports whether people put their own programs on an image.
func isLanguage(name string) bool {
	return slices.ContainsFunc(languages(), func(r row) bool { return slices.Contains(r.images, name) })
}

// portsOf returns the ports of a variant.
func (r row) portsOf(tag string) []int {
	switch {
	case slices.Contains(r.images, "rabbitmq") && strings.Contains(tag, "management"):
		return []int{5672, 15672}
	case strings.Contains(tag, "fpm") && (slices.Contains(r.images, "php") || slices.Contains(r.images, "wordpress") || slices.Contains(r.images, "nextcloud")):
		return []int{9000}
	}
	return r.ports
}

// empty is a directory without content that a user of the image owns.
func empty(path string, user, group, mode int64) facts.Place {
	return facts.Place{Path: path, Content: facts.Nothing, Owner: &facts.Owner{User: user, Group: group, Mode: mode}}
}

// account is a user of an image.
func account(name string, id, group int64) []facts.Account {
	return []facts.Account{{Name: name, ID: id, Group: group}}
}
