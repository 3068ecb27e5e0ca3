package convert

import (
	"math"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// user sets the numbers that the process runs as. Names can only be looked up in
// the image; root is 0 in every one.
func user(u *unit) {
	if u.User == "" {
		return
	}
	name, group, grouped := strings.Cut(u.User, ":")
	uid, ok := u.number(name)
	gid := uid
	if ok && grouped {
		gid, ok = u.number(group)
	}
	if !ok {
		return
	}
	u.security().RunAsUser = &uid
	if grouped {
		u.security().RunAsGroup = &gid
	}
	// A fresh volume belongs to root in Kubernetes, and Docker gives it to whom
	// the image says. Any group of the process's own makes it writable.
	if gid != 0 {
		u.volumeGroup = &gid
	}
}

// number reads one half of user.
func (u *unit) number(text string) (int64, bool) {
	if text == "root" {
		return 0, true
	}
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case err != nil:
		u.say("user", report.UserName, u.User, u.Name)
		return 0, false
	case n < 0 || n > math.MaxInt32:
		u.say("user", report.UserRange, u.User)
		return 0, false
	}
	return n, true
}

func groupAdd(u *unit) {
	for i, group := range u.GroupAdd {
		n, err := strconv.ParseInt(group, 10, 64)
		if err != nil || n < 0 || n > math.MaxInt32 {
			u.sayItem("group_add", i, report.GroupName, group)
			continue
		}
		u.podSecurity().SupplementalGroups = append(u.podSecurity().SupplementalGroups, n)
	}
}
