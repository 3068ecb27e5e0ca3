package facts

import (
	"slices"
	"strings"
	"time"
)

// Fact is a value and where it stands. The source of one that nobody knows is
// Unknown, and its value means nothing.
type Fact[T any] struct {
	Value T
	Source
}

// Image is what is known of an image. Unless what is known is the whole, an image may
// have more ports, volumes, users and places than are listed.
type Image struct {
	Name        string // without registry, tag and digest, where it is well-known
	User        Fact[User]
	Healthcheck Fact[Healthcheck]
	StopSignal  Fact[string]
	WorkingDir  Fact[string]
	Entrypoint  Fact[[]string]
	Command     Fact[[]string]

	Ports   []Fact[Port]
	Volumes []Fact[string]  // paths at which the image wants a volume
	Users   []Fact[Account] // of its /etc/passwd
	Groups  []Fact[Account] // of its /etc/group
	Places  []Fact[Place]
	Shell   Source // who says that it has /bin/sh and cp
	Whole   Source // who says that there is nothing but what is listed
}

// Port is a port that an image says it listens on.
type Port struct {
	Number   int    // 1 to 65535
	Protocol string // tcp, udp or sctp
}

// User is who the first process of an image runs as.
type User struct {
	Text  string // as USER says it: 1000, node, 1000:0; empty for root
	ID    int64  // -1 where the text is a name that nobody knows
	Group int64  // -1 where nobody knows it
}

// IsRoot reports whether the user is root.
func (u User) IsRoot() bool { return u.ID == 0 }

// Account is a user or a group of an image.
type Account struct {
	Name  string
	ID    int64
	Group int64 // the first group of a user
}

// Healthcheck is how one knows that a container is well; see HEALTHCHECK. Durations
// of zero are Docker's defaults.
type Healthcheck struct {
	Test                                          []string // begins with CMD, CMD-SHELL or NONE
	Shell                                         []string // that runs a line of CMD-SHELL; empty for /bin/sh -c
	Interval, Timeout, StartPeriod, StartInterval time.Duration
	Retries                                       int
}

// Content is what an image holds at a place.
type Content int

// Something includes directories that are empty and belong to who writes there.
// Nothing is at most an empty directory.
const (
	Anything Content = iota
	Nothing
	Something
)

// Place is a path of an image at which people mount volumes.
type Place struct {
	Path    string
	Content Content
	Owner   *Owner // nil where nobody knows it
}

// Owner is to whom a directory belongs, and who else may use it.
type Owner struct {
	User, Group int64
	Mode        int64 // of Unix, with the sticky bit
}

// At returns what is known of a place.
func (i *Image) At(path string) Fact[Place] {
	if k := slices.IndexFunc(i.Places, func(p Fact[Place]) bool { return p.Value.Path == path }); k >= 0 {
		return i.Places[k]
	}
	return Fact[Place]{}
}

// Holds returns Something when the image is known to have files at a path or below it,
// and what it takes to copy them, Nothing when it is known to have none, and Anything
// otherwise.
func (i *Image) Holds(path string) Content {
	switch brings := i.Brings(path).Known(); {
	case brings && i.Shell.Known():
		return Something
	case !brings && i.Whole.Known() && i.At(path).Value.Content == Nothing:
		return Nothing
	}
	return Anything
}

// CannotCopy reports whether an image is known to lack what it takes to copy files.
func (i *Image) CannotCopy() bool { return i.Whole.Known() && !i.Shell.Known() }

// Brings returns who says that the image has files at a path or below it.
func (i *Image) Brings(path string) Source {
	k := slices.IndexFunc(i.Places, func(p Fact[Place]) bool {
		return p.Value.Content == Something && (p.Value.Path == path || strings.HasPrefix(p.Value.Path, strings.TrimSuffix(path, "/")+"/"))
	})
	if k < 0 {
		return Source{}
	}
	return i.Places[k].Source
}

// Account returns a user of the image by its name.
func (i *Image) Account(name string) (Fact[Account], bool) { return named(i.Users, name) }

// GroupNamed returns a group of the image by its name.
func (i *Image) GroupNamed(name string) (Fact[Account], bool) { return named(i.Groups, name) }

func named(list []Fact[Account], name string) (Fact[Account], bool) {
	k := slices.IndexFunc(list, func(a Fact[Account]) bool { return a.Value.Name == name })
	if k < 0 {
		return Fact[Account]{}, false
	}
	return list[k], true
}
