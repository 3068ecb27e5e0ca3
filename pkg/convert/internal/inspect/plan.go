package inspect

import (
	"cmp"
	"io/fs"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/dockerfile"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
)

// Plan says of every unit what its image says.
type Plan struct {
	root  fs.FS
	lock  *lock.Book // nil where there is none
	set   *units.Set
	built map[string]*types.BuildConfig // by the name that somebody gave the image
	read  map[string]*answer            // by Dockerfile, target and arguments
	known map[string]*facts.Image       // what goes by a name, see byName
	of    map[*units.Unit]*facts.Image
	bytes int64 // of Dockerfiles that were read

	locked map[*lock.Entry]*facts.Image
}

// answer is what a Dockerfile says, or why nobody knows.
type answer struct {
	image *dockerfile.Image
	err   error
}

// New looks at the images of a project. A service that runs the image which another
// one builds is built with it.
func New(set *units.Set, root fs.FS, book *lock.Book) *Plan {
	p := &Plan{
		root: root, lock: book, set: set, built: map[string]*types.BuildConfig{}, read: map[string]*answer{}, known: map[string]*facts.Image{},
		of: make(map[*units.Unit]*facts.Image, len(set.All)), locked: map[*lock.Entry]*facts.Image{},
	}
	for _, u := range set.All {
		if u.Build != nil && u.Image != "" && p.built[u.Image] == nil {
			p.built[u.Image] = u.Build
		}
	}
	for _, u := range set.All {
		p.of[u] = p.look(u)
	}
	return p
}

// Build returns how an image is built that a service calls by a name, or builds
// itself; nil when it isn't.
func (p *Plan) Build(image string, own *types.BuildConfig) *types.BuildConfig {
	if own != nil || image == "" {
		return own
	}
	return p.built[image]
}

// Of returns what is known of the image of a unit; never nil.
func (p *Plan) Of(u *units.Unit) *facts.Image { return p.of[u] }

// look finds out what the image of a unit says. What can't be read is said where the
// user asked for a build.
func (p *Plan) look(u *units.Unit) *facts.Image {
	image, own := u.Image, u.Build
	if image == "" && own == nil && u.Parent != nil { // a hook runs in the image of its service
		image, own = u.Parent.Image, u.Parent.Build
	}
	locked, b := p.entry(u), p.Build(image, own)
	if b == nil {
		return cmp.Or(locked, p.byName(image))
	}
	read, err := p.Dockerfile(b)
	switch {
	case locked != nil && err == nil:
		sayChanged(u, locked, &read.Image)
		return locked
	case locked != nil:
		return locked
	case err != nil:
		u.Say("build", report.DockerfileUnread, u.Name, err)
		return &facts.Image{}
	}
	return &read.Image
}

// byName returns what goes by the name of an image, once for all who run it.
func (p *Plan) byName(image string) *facts.Image {
	if p.known[image] == nil {
		p.known[image] = cmp.Or(images.Known(image), &facts.Image{})
	}
	return p.known[image]
}
