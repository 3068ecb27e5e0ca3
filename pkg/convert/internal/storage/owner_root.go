package storage

import (
	"slices"

	"github.com/composesource/composesource/pkg/convert/internal/users"
	"github.com/composesource/composesource/pkg/facts"
)

// findOwner finds to whom Docker gives a volume that only images mount which start as
// root: to the owner of the directory in the image of the first container. Such images
// give their data away themselves as a rule, but some rely on Docker. Where anybody else
// mounts it nothing is done that asks for root, because their namespace may have none.
func (f *filling) findOwner() {
	k := f.claim
	if k.Owner != nil || k.OfStore || k.Filler != nil || k.SubPath == "" || slices.ContainsFunc(f.mounts, mounting.mayNotBeRoot) {
		return
	}
	first := f.mounts[0]
	place := first.by.brings.At(first.Target)
	if o := place.Value.Owner; o != nil && !first.nocopy && *o != (facts.Owner{Mode: 0o755}) { // what a new claim has
		k.Owner = &Owner{User: users.User{ID: o.User, Group: &o.Group}, Teller: first.by.Unit, Source: place.Source, Image: o, AsRoot: true}
	}
}

// mayNotBeRoot reports whether nobody says for sure that who mounts a claim is root.
func (m mounting) mayNotBeRoot() bool {
	return !m.by.brings.Whole.Known() || !m.by.brings.User.Value.IsRoot() || m.by.User != "" && !m.by.account().IsRoot()
}
