package inspect

import (
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/show"
)

// entry returns what the lock file says of the image of a unit; nil where it has no
// entry.
func (p *Plan) entry(u *units.Unit) *facts.Image {
	e := p.lock.Image(u.Reference(), u.Platform)
	if e == nil {
		return nil
	}
	if p.locked[e] == nil {
		p.locked[e] = e.Facts()
		p.locked[e].Name = images.Name(e.Reference)
	}
	return p.locked[e]
}

// Pinned returns an image with the digest that the lock file has for it, where that says
// that containers run what was looked at.
func (p *Plan) Pinned(image, platform string) string {
	if e := p.lock.Image(image, platform); p.lock.Pinned() && e != nil && e.Digest != "" && !strings.Contains(image, "@") {
		return image + "@" + e.Digest
	}
	return image
}

// sayChanged tells that the Dockerfile was changed since its image was locked.
func sayChanged(u *units.Unit, locked, read *facts.Image) {
	was, is := locked.User, read.User
	if is.IsExact() && is.Value.ID >= 0 && was.Value.ID != is.Value.ID {
		u.Say("build", report.LockDiffers, u.Name, fmt.Sprintf("user %d", was.Value.ID), was.Source, fmt.Sprintf("user %d", is.Value.ID), is.Source)
		return
	}
	for _, port := range read.Ports {
		if port.IsExact() && !slices.ContainsFunc(locked.Ports, func(p facts.Fact[facts.Port]) bool { return p.Value == port.Value }) {
			u.Say("build", report.LockDiffers, u.Name, "other ports", locked.Whole, fmt.Sprintf("port %d", port.Value.Number), port.Source)
			return
		}
	}
}

// Say tells which images the lock file doesn't know, and which entries no image of the
// project needs, those of inactive profiles included. There is a lock file.
func (p *Plan) Say(wants []lock.Want, r *report.Report) {
	needed, told := map[string]bool{}, map[string]bool{}
	for _, w := range wants {
		needed[w.Reference] = true
	}
	for _, u := range p.set.All {
		image := u.Reference()
		if image == "" || told[image] || p.lock.Has(image) || p.readable(u) {
			continue
		}
		told[image] = true
		u.Say("image", report.LockMissing, image)
	}
	var first report.Position
	var names []string
	for _, e := range p.lock.References() {
		if !needed[e.Image] {
			if names == nil {
				first = e.At
			}
			names = append(names, e.Image)
		}
	}
	if names != nil {
		r.Add(report.LockUnneeded, first, "images", show.Some(names))
	}
}

// readable reports whether a Dockerfile of the project says enough of an image.
func (p *Plan) readable(u *units.Unit) bool {
	b := p.Build(u.Image, u.Build)
	if b == nil {
		return false
	}
	_, err := p.Dockerfile(b)
	return err == nil
}
