package units

import (
	"fmt"

	"github.com/composesource/composesource/pkg/convert/internal/account"
)

// Became notes what became of an attribute, a dotted path below the unit. It is of no
// account where the user did not write it.
func (u *Unit) Became(attribute string, n account.Note) {
	u.ledger.Note(u.Path+"."+attribute, n.Of(u.Path))
}

// BecameItem notes what became of the i-th entry of the canonical list attribute.
func (u *Unit) BecameItem(attribute string, i int, n account.Note) {
	u.ledger.Note(u.item(attribute, i), n.Of(u.Path))
}

// BecameEntry notes what became of one entry of an attribute that is a mapping or a
// list of KEY or KEY=VALUE.
func (u *Unit) BecameEntry(attribute, key string, n account.Note) {
	for _, field := range u.Entries(attribute, key) {
		u.ledger.Note(field, n.Of(u.Path))
	}
}

// Entries returns the paths of the entries of a key as the account names them.
func (u *Unit) Entries(attribute, key string) []string {
	written := u.Wrote(attribute)
	if written.Field(key) != nil {
		return []string{u.Path + "." + attribute + "." + key}
	}
	var all []string
	for _, i := range written.Entries(key) {
		all = append(all, fmt.Sprintf("%s.%s[%d]", u.Path, attribute, i))
	}
	return all
}
