package facts

import (
	"fmt"
	"strings"
)

// Told is a fact for people.
type Told struct {
	Says   string // user 472:0
	Source Source
}

// Tell returns what is known of an image, for people: what a cluster needs to know.
func (i *Image) Tell() []Told {
	var all []Told
	add := func(s Source, format string, values ...any) {
		if s.Known() {
			all = append(all, Told{fmt.Sprintf(format, values...), s})
		}
	}
	add(i.User.Source, "user %s", i.User.Value)
	for _, p := range i.Ports {
		add(p.Source, "port %d/%s", p.Value.Number, p.Value.Protocol)
	}
	for _, v := range i.Volumes {
		add(v.Source, "volume %s", v.Value)
	}
	if test := i.Healthcheck.Value.Test; len(test) > 0 {
		add(i.Healthcheck.Source, "healthcheck %s", test[0])
	}
	for _, p := range i.Places {
		add(p.Source, "%s", p.Value)
	}
	return all
}

// String writes a user as chown takes it, and the text of one whose number nobody knows.
func (u User) String() string {
	switch {
	case u.ID < 0:
		return u.Text
	case u.Group < 0:
		return fmt.Sprint(u.ID)
	}
	return fmt.Sprintf("%d:%d", u.ID, u.Group)
}

// String says what lies at a place, and whose it is.
func (p Place) String() string {
	words := []string{p.Path, [...]string{"", "holds nothing", "holds something"}[p.Content]}
	if p.Owner != nil {
		words = append(words, fmt.Sprintf("of %d:%d, mode %04o", p.Owner.User, p.Owner.Group, p.Owner.Mode))
	}
	return strings.Join(words, " ")
}
