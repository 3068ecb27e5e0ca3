package look

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"

	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
)

// Looker looks at images in the sources that it was made for.
type Looker struct {
	sources  []source // in the order in which they are asked
	progress func(Progress)
	most     int // megabytes of an image
}

// Progress is what is going on.
type Progress struct {
	Reference string
	Source    string
	Bytes     int64 // that were read of the layers, unpacked
}

// Result is what was found out about an image.
type Result struct {
	Image   lock.Image
	Source  string   // where it was found
	LeftOut []string // what the image says and the lock file can't, for people
}

// source is somewhere to look for images.
type source interface {
	String() string
	// find finds an image. The error is an Absent where there is no such image.
	find(ctx context.Context, ref name.Reference, want v1.Platform) (found, error)
}

// found is an image that was found.
type found interface {
	// isSame reports whether it is known, without a look into it, to be what an entry is about.
	isSame(entry lock.Image) bool
	// read reads it, and tells how many bytes of its layers were read.
	read(b *rootfs.Budget, told func(int64)) (*content, error)
}

// content is what an image holds.
type content struct {
	config []byte // as it is, so that its digest is known
	digest string // of the manifest or list of manifests that the registry has; may be empty
	files  *rootfs.Files
}

// Absent is the error of a source that doesn't have an image.
type Absent struct{ Reason string }

func (a *Absent) Error() string { return a.Reason }

// reasons are why each of several sources has no image, on one line.
type reasons []error

func (r reasons) Error() string {
	var all []string
	for _, err := range r {
		all = append(all, err.Error())
	}
	return strings.Join(all, "; ")
}

func (r reasons) Unwrap() []error { return r }

// Look looks at an image in the first source that has it. The platform is linux/amd64 or
// the like; empty for what the source has, or that of this machine.
func (l *Looker) Look(ctx context.Context, want lock.Want, platform string) (*Result, error) {
	image, from, err := l.find(ctx, want, platform)
	if err != nil {
		return nil, err
	}
	return l.read(image, from, want, platform)
}

// Changed looks at an image only as far as it takes to say whether it is still what an
// entry is about. The result is nil when it is.
func (l *Looker) Changed(ctx context.Context, want lock.Want, entry lock.Image) (*Result, error) {
	image, from, err := l.find(ctx, want, entry.Platform)
	if err != nil || image.isSame(entry) {
		return nil, err
	}
	result, err := l.read(image, from, want, entry.Platform)
	if err != nil || result.Image.ImageID == entry.ImageID {
		return nil, err
	}
	return result, nil
}

func (l *Looker) find(ctx context.Context, want lock.Want, platform string) (found, source, error) {
	ref, err := name.ParseReference(want.Reference, name.WeakValidation)
	if err != nil {
		return nil, nil, fmt.Errorf("%s is no name of an image", want.Reference)
	}
	wanted, err := parsePlatform(platform)
	if err != nil {
		return nil, nil, err
	}
	var failed reasons
	for _, s := range l.sources {
		if want.Built && !isPublished(ref) && s.String() == registryName {
			continue // Docker Hub has nothing of that name that is the project's
		}
		l.progress(Progress{Reference: want.Reference, Source: s.String()})
		image, err := s.find(ctx, ref, wanted)
		if err == nil {
			return image, s, nil
		}
		failed = append(failed, fmt.Errorf("%s: %w", s, err))
	}
	if len(failed) == 0 {
		failed = reasons{&Absent{"the project builds it, and no registry has it under this name"}}
	}
	return nil, nil, fmt.Errorf("%s: %w", want.Reference, failed)
}

func (l *Looker) read(image found, from source, want lock.Want, platform string) (*Result, error) {
	p := Progress{Reference: want.Reference, Source: from.String()}
	c, err := image.read(rootfs.NewBudget(l.most), func(n int64) {
		p.Bytes += n
		l.progress(p)
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", want.Reference, from, err)
	}
	config, err := parseConfig(c.config)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", want.Reference, from, err)
	}
	has := platformOf(config)
	if wanted, err := parsePlatform(platform); err == nil && !has.Satisfies(wanted) {
		return nil, fmt.Errorf("%s: %s: it is for %s, and not for %s", want.Reference, from, has, wanted)
	}
	s := says{want: want, config: config, files: c.files}
	r := &Result{Source: from.String(), Image: lock.Image{
		Reference: want.Reference, ImageID: digestOf(c.config), Digest: c.digest, Platform: has.String(),
	}}
	s.fill(&r.Image)
	r.LeftOut = s.leftOut
	return r, nil
}

// isPublished reports whether a name may be one of a registry's, and not only what
// Compose calls what it built: docker.io has names without a slash for its own images.
func isPublished(ref name.Reference) bool {
	repository := ref.Context()
	return repository.RegistryStr() != name.DefaultRegistry || !strings.HasPrefix(repository.RepositoryStr(), "library/")
}

func digestOf(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}
