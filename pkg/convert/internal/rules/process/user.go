package process

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/report"
)

// User sets the numbers that the process runs as. Names can only be looked up in
// the image; root is 0 in every one.
func User(u *drafts.Draft) {
	if u.User == "" {
		return
	}
	who, byName, ok := u.Account().Named()
	if !ok {
		u.Say("user", report.UserName, u.User, u.Name)
		return
	}
	u.Security().RunAsUser = &who.ID
	u.Became("user", account.Container("securityContext.runAsUser"))
	if _, group, _ := strings.Cut(u.User, ":"); who.Group != nil {
		u.Security().RunAsGroup = who.Group
		u.Became("user", account.Container("securityContext.runAsGroup"))
	} else if group != "" {
		u.Say("user", report.GroupName, group)
	}
	if byName.Known() {
		u.Say("user", report.UserOfImage, "the user "+u.User, who.String(), byName)
	}
	pinned := strings.Contains(u.Plans.Images.Pinned(u.Reference(), u.Platform), "@")
	if yes := true; who.ID != 0 && (!byName.Known() || pinned) { // so it is, and Pod Security's restricted level wants it said
		u.Security().RunAsNonRoot = &yes
	}
}

// GroupAdd adds groups by their numbers, or by names that the image knows.
func GroupAdd(u *drafts.Draft) {
	for i, group := range u.GroupAdd {
		n, ok := facts.Number(group)
		if known, named := u.Brings.GroupNamed(group); !ok && named {
			u.SayItem("group_add", i, report.UserOfImage, "the group "+group, strconv.FormatInt(known.Value.ID, 10), known.Source)
			n, ok = known.Value.ID, true
		}
		if !ok {
			u.SayItem("group_add", i, report.GroupName, group)
			continue
		}
		u.BecameItem("group_add", i, account.Pod(fmt.Sprintf("securityContext.supplementalGroups[%d]", n)))
		u.PodSecurity().SupplementalGroups = append(u.PodSecurity().SupplementalGroups, n)
	}
}
