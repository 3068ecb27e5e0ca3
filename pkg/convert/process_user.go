package convert

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// user sets the numbers that the process runs as. Names can only be looked up in
// the image; root is 0 in every one.
func user(u *unit) {
	if u.User == "" {
		return
	}
	who, byName, ok := u.resolveUser()
	if !ok {
		u.say("user", report.UserName, u.User, u.Name)
		return
	}
	u.security().RunAsUser = &who.ID
	if _, group, _ := strings.Cut(u.User, ":"); who.Group >= 0 && (group != "" || byName.Known()) {
		u.security().RunAsGroup = &who.Group
	} else if group != "" {
		u.say("user", report.GroupName, group)
	}
	if byName.Known() {
		u.say("user", report.UserOfImage, "the user "+u.User, numbers(who), byName)
	}
	pinned := strings.Contains(u.Image, "@")
	if yes := true; who.ID != 0 && (!byName.Known() || pinned) { // so it is, and Pod Security's restricted level wants it said
		u.security().RunAsNonRoot = &yes
	}
}

// resolveUser returns the numbers of the user that Compose names, and who says that a
// name means them.
func (u *unit) resolveUser() (who facts.User, byName facts.Source, ok bool) {
	who = u.brings.Resolve(u.User)
	name, group, _ := strings.Cut(u.User, ":")
	if _, numeric := facts.Number(name); !numeric {
		if a, ok := u.brings.Account(name); ok {
			byName = a.Source
		}
	}
	if _, numeric := facts.Number(group); group != "" && !numeric {
		if a, ok := u.brings.GroupNamed(group); ok {
			byName = a.Source
		}
	}
	return who, byName, who.ID >= 0
}

// numbers writes a user and a group as chown takes them.
func numbers(who facts.User) string {
	if who.Group < 0 {
		return strconv.FormatInt(who.ID, 10)
	}
	return fmt.Sprintf("%d:%d", who.ID, who.Group)
}

// numericUser returns the user that Compose names, by a number or by a name of the
// image; false for root.
func (u *unit) numericUser() (claimOwner, bool) {
	if u.User == "" {
		return claimOwner{}, false
	}
	who, byName, ok := u.resolveUser()
	owner := claimOwner{user: who.ID}
	if _, group, _ := strings.Cut(u.User, ":"); who.Group >= 0 && (group != "" || byName.Known()) {
		owner.group = &who.Group
	}
	return owner, ok && who.ID != 0
}

// isRoot reports whether a unit is known to start as root: Compose says so, or
// says nothing about a well-known image that does.
func (u *unit) isRoot() bool {
	if u.User == "" {
		return u.Build == nil && images.StartsAsRoot(u.Image)
	}
	name, _, _ := strings.Cut(u.User, ":")
	uid, ok := facts.Number(name)
	return ok && uid == 0
}

func groupAdd(u *unit) {
	for i, group := range u.GroupAdd {
		n, ok := facts.Number(group)
		if known, named := u.brings.GroupNamed(group); !ok && named {
			u.sayItem("group_add", i, report.UserOfImage, "the group "+group, strconv.FormatInt(known.Value.ID, 10), known.Source)
			n, ok = known.Value.ID, true
		}
		if !ok {
			u.sayItem("group_add", i, report.GroupName, group)
			continue
		}
		u.podSecurity().SupplementalGroups = append(u.podSecurity().SupplementalGroups, n)
	}
}
