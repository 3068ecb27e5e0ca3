package convert

import (
	"math"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// user sets the numbers that the process runs as. Names can only be looked up in
// the image; root is 0 in every one.
func user(u *unit) {
	if u.User == "" {
		return
	}
	name, group, _ := strings.Cut(u.User, ":")
	uid, ok := number(name)
	if !ok {
		u.say("user", report.UserName, u.User, u.Name)
		return
	}
	u.security().RunAsUser = &uid
	if gid, ok := number(group); ok {
		u.security().RunAsGroup = &gid
	} else if group != "" {
		u.say("user", report.GroupName, group)
	}
	if yes := true; uid != 0 { // so it is, and Pod Security's restricted level wants it said
		u.security().RunAsNonRoot = &yes
	}
}

// numericUser returns the user that Compose names by a number; false for root.
func (u *unit) numericUser() (claimOwner, bool) {
	name, group, _ := strings.Cut(u.User, ":")
	uid, ok := number(name)
	owner := claimOwner{user: uid}
	if gid, ok := number(group); ok {
		owner.group = &gid
	}
	return owner, ok && uid != 0
}

// isRoot reports whether a unit is known to start as root: Compose says so, or
// says nothing about a well-known image that does.
func (u *unit) isRoot() bool {
	if u.User == "" {
		return u.Build == nil && images.StartsAsRoot(u.Image)
	}
	name, _, _ := strings.Cut(u.User, ":")
	uid, ok := number(name)
	return ok && uid == 0
}

// number reads what Kubernetes takes for a user or a group.
func number(text string) (int64, bool) {
	if text == "root" {
		return 0, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n >= 0 && n <= math.MaxInt32
}

func groupAdd(u *unit) {
	for i, group := range u.GroupAdd {
		n, ok := number(group)
		if !ok {
			u.sayItem("group_add", i, report.GroupName, group)
			continue
		}
		u.podSecurity().SupplementalGroups = append(u.podSecurity().SupplementalGroups, n)
	}
}
