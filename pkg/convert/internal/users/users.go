// Package users finds out as whom a unit runs: by what Compose says, by what its
// image says of itself, and by what is known of well-known images.
//
// It decides nothing: who asks for a right, a group or a mode because of a user is
// the business of the phases that read it.
package users

import (
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
)

// User is who runs as a number.
type User struct {
	ID    int64
	Group *int64 // nil where nobody says
}

// String writes a user as chown takes it.
func (u User) String() string {
	if u.Group == nil {
		return strconv.FormatInt(u.ID, 10)
	}
	return strconv.FormatInt(u.ID, 10) + ":" + strconv.FormatInt(*u.Group, 10)
}

// Account is what is known of who a unit runs as.
type Account struct {
	unit  *units.Unit
	image *facts.Image
}

// Of returns the account of a unit with that image.
func Of(u *units.Unit, image *facts.Image) Account { return Account{u, image} }

// Named returns the user that Compose names, and who says that a name means these
// numbers; false for a name that nobody knows.
func (a Account) Named() (who User, byName facts.Source, ok bool) {
	known := a.image.Resolve(a.unit.User)
	name, group, _ := strings.Cut(a.unit.User, ":")
	if _, numeric := facts.Number(name); !numeric {
		if account, ok := a.image.Account(name); ok {
			byName = account.Source
		}
	}
	if _, numeric := facts.Number(group); group != "" && !numeric {
		if account, ok := a.image.GroupNamed(group); ok {
			byName = account.Source
		}
	}
	who.ID = known.ID
	if known.Group >= 0 && (group != "" || byName.Known()) {
		who.Group = &known.Group
	}
	return who, byName, known.ID >= 0
}

// Numeric returns the user that Compose names, by a number or by a name of the
// image; false for root.
func (a Account) Numeric() (User, bool) {
	if a.unit.User == "" {
		return User{}, false
	}
	who, _, ok := a.Named()
	return who, ok && who.ID != 0
}

// Starts returns the user that a container starts as, and whether it is known that
// this isn't root: Compose says so, or the image does, which is the source then.
func (a Account) Starts() (who User, source facts.Source, ok bool) {
	if who, ok = a.Numeric(); ok || a.unit.User != "" || !a.image.User.Known() {
		return who, facts.Source{}, ok
	}
	says := a.image.User.Value
	if says.ID <= 0 {
		return User{}, facts.Source{}, false
	}
	who = User{ID: says.ID}
	if says.Group >= 0 {
		who.Group = &says.Group
	}
	return who, a.image.User.Source, true
}

// Serves returns the numbers of the user who reads what is mounted: those of
// Compose, those of the image, or those that its server is known to take.
func (a Account) Serves() (user, group int64, ok bool) {
	if a.unit.User == "" {
		if who := a.image.User; who.IsExact() && !who.Value.IsRoot() && who.Value.ID > 0 {
			return who.Value.ID, max(who.Value.Group, 0), true
		}
		if a.unit.Build != nil {
			return 0, 0, false
		}
		return images.ServesAs(a.unit.Image)
	}
	name, of, _ := strings.Cut(a.unit.User, ":")
	user, ok = facts.Number(name)
	group, _ = facts.Number(of)
	return user, group, ok
}

// IsRoot reports whether a unit is known to start as root: Compose says so, or says
// nothing about a well-known image that does.
func (a Account) IsRoot() bool {
	if a.unit.User == "" {
		return a.unit.Build == nil && images.StartsAsRoot(a.unit.Image)
	}
	name, _, _ := strings.Cut(a.unit.User, ":")
	uid, ok := facts.Number(name)
	return ok && uid == 0
}

// IsNotRoot reports whether a unit is not root: Compose says so, or the image does.
func (a Account) IsNotRoot() bool {
	if a.unit.User == "" {
		return a.image.User.Known() && !a.image.User.Value.IsRoot()
	}
	name, _, _ := strings.Cut(a.unit.User, ":")
	return name != "" && name != "root" && name != "0"
}
