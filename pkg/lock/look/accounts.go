package look

import (
	"slices"
	"strings"

	"github.com/moby/sys/user"

	"github.com/composesource/composesource/pkg/lock"
)

// accounts fills in who the image runs as, and the users and groups of the image that the
// project names, with the library that container engines use for it.
func (s *says) accounts(i *lock.Image) {
	passwd, group := s.files.Accounts("/etc/passwd"), s.files.Accounts("/etc/group")
	own := s.config.Config.User
	if own != "" {
		i.User = &lock.User{Text: own}
		if found, err := user.GetExecUser(own, &user.ExecUser{}, strings.NewReader(passwd), strings.NewReader(group)); err == nil {
			uid, gid := int64(found.Uid), int64(found.Gid)
			i.User.UID, i.User.GID = &uid, &gid
		}
	}
	ownName, ownGroup, _ := strings.Cut(own, ":")
	seen := map[string]bool{}
	users, err := user.ParsePasswdFilter(strings.NewReader(passwd), func(u user.User) bool {
		return slices.Contains(s.want.Users, u.Name) || u.Name == ownName || i.User != nil && i.User.UID != nil && int64(u.Uid) == *i.User.UID
	})
	if err != nil {
		s.leave("its users, because /etc/passwd can't be read: %v", err)
	}
	for _, u := range users {
		if u.Name != "" && !seen[u.Name] { // the first line counts
			seen[u.Name] = true
			i.Users = append(i.Users, lock.Account{Name: u.Name, UID: int64(u.Uid), GID: int64(u.Gid)})
		}
	}
	clear(seen)
	groups, err := user.ParseGroupFilter(strings.NewReader(group), func(g user.Group) bool {
		return slices.Contains(s.want.Groups, g.Name) || g.Name == ownGroup
	})
	if err != nil {
		s.leave("its groups, because /etc/group can't be read: %v", err)
	}
	for _, g := range groups {
		if g.Name != "" && !seen[g.Name] {
			seen[g.Name] = true
			i.Groups = append(i.Groups, lock.Group{Name: g.Name, GID: int64(g.Gid)})
		}
	}
}
