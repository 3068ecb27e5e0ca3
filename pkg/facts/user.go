package facts

import (
	"math"
	"strconv"
	"strings"
)

// Resolve finds out whose numbers USER means, or user: of a Compose file: USER, or
// USER:GROUP, each a name or a number. Names are looked up in the image, and so is
// the first group of a user who is named without one, as Docker does it.
func (i *Image) Resolve(text string) User {
	name, group, hasGroup := strings.Cut(text, ":")
	u := User{Text: text, ID: -1, Group: -1}
	switch n, ok := Number(name); {
	case name == "":
		u.ID, u.Group = 0, 0
	case ok:
		u.ID = n
		u.Group = i.firstGroup(n)
	default:
		if a, ok := i.Account(name); ok {
			u.ID, u.Group = a.Value.ID, a.Value.Group
		}
	}
	if hasGroup && group != "" {
		u.Group = i.group(group)
	}
	return u
}

// firstGroup returns the group that the image gives to a number. Docker takes root's
// for a number that the image doesn't know, so nobody can tell here.
func (i *Image) firstGroup(id int64) int64 {
	for _, a := range i.Users {
		if a.Value.ID == id {
			return a.Value.Group
		}
	}
	if id == 0 {
		return 0
	}
	return -1
}

func (i *Image) group(text string) int64 {
	if n, ok := Number(text); ok {
		return n
	}
	if a, ok := i.GroupNamed(text); ok {
		return a.Value.ID
	}
	return -1
}

// Number reads what Kubernetes takes for a user or a group. Root is 0 in every image.
func Number(text string) (int64, bool) {
	if text == "root" {
		return 0, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n >= 0 && n <= math.MaxInt32
}
