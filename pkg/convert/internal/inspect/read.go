package inspect

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/dockerfile"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

const (
	maxDockerfile  = 64 << 10 // bytes of one that is read
	maxDockerfiles = 2 << 20  // bytes of all of them; one with several targets counts for each
)

var errCircle = errors.New("it is built on itself")

// Dockerfile returns what the Dockerfile of a build says, read once for all who have
// it. An error says why nobody knows.
func (p *Plan) Dockerfile(b *types.BuildConfig) (*dockerfile.Image, error) {
	arguments := given(b.Args)
	key := fmt.Sprintf("%q %q %q %q %q %q", b.Context, b.Dockerfile, b.DockerfileInline, b.Target, arguments, b.AdditionalContexts)
	if known := p.read[key]; known != nil {
		return known.image, known.err
	}
	p.read[key] = &answer{err: errCircle} // while it is being read
	read := &answer{}
	name, content, err := p.content(b)
	if err != nil {
		read.err = err
	} else {
		read.image, read.err = dockerfile.Read(content, dockerfile.Options{
			Target: b.Target, Args: arguments,
			At:   func(line int) report.Position { return report.Position{File: name, Line: line, Column: 1} },
			Base: func(base string) *facts.Image { return p.base(base, b) },
		})
	}
	p.read[key] = read
	return read.image, read.err
}

// base returns what is known of an image that another is built on: one that the
// project builds as well, or a well-known one.
func (p *Plan) base(name string, b *types.BuildConfig) *facts.Image {
	if context, ok := b.AdditionalContexts[name]; ok { // it stands for the image
		if service, ok := strings.CutPrefix(context, "service:"); ok {
			return p.ofService(service)
		}
		if name, ok = strings.CutPrefix(context, "docker-image://"); !ok {
			return nil
		}
	}
	if built := p.built[name]; built != nil {
		return p.ofBuild(built)
	}
	return images.Known(name)
}

func (p *Plan) ofService(name string) *facts.Image {
	if u := p.set.Service(name); u != nil && u.Build != nil {
		return p.ofBuild(u.Build)
	}
	return nil
}

func (p *Plan) ofBuild(b *types.BuildConfig) *facts.Image {
	if read, err := p.Dockerfile(b); err == nil {
		return &read.Image
	}
	return nil
}

// given returns the arguments of a build whose values are known.
func given(args types.MappingWithEquals) map[string]string {
	known := map[string]string{}
	for name, value := range args {
		if value != nil {
			known[name] = *value
		}
	}
	return known
}

// content returns the Dockerfile of a build, and its name in the project.
func (p *Plan) content(b *types.BuildConfig) (name, content string, err error) {
	if b.DockerfileInline != "" {
		return "dockerfile_inline", b.DockerfileInline, p.spend(int64(len(b.DockerfileInline)))
	}
	context := path.Clean(b.Context)
	if !fs.ValidPath(context) || strings.Contains(b.Context, "://") {
		return "", "", fmt.Errorf("the build context %s is no directory of the project", b.Context)
	}
	name = path.Join(context, "Dockerfile")
	if b.Dockerfile != "" {
		name = path.Join(context, b.Dockerfile)
	}
	if path.IsAbs(b.Dockerfile) || !fs.ValidPath(name) {
		return "", "", fmt.Errorf("%s is no file of the project", b.Dockerfile)
	}
	info, err := fs.Stat(p.root, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", "", fmt.Errorf("%s does not exist", name)
	case err != nil, !info.Mode().IsRegular():
		return "", "", fmt.Errorf("%s is no file that can be read", name)
	case info.Size() > maxDockerfile:
		return "", "", fmt.Errorf("%s is larger than %d KiB", name, maxDockerfile>>10)
	}
	if err := p.spend(info.Size()); err != nil {
		return "", "", err
	}
	read, err := fs.ReadFile(p.root, name)
	if err != nil {
		return "", "", fmt.Errorf("%s can't be read", name)
	}
	return name, string(read), nil
}

// spend counts what is read.
func (p *Plan) spend(bytes int64) error {
	if p.bytes += bytes; p.bytes > maxDockerfiles || bytes > maxDockerfile {
		return fmt.Errorf("the Dockerfiles of the project are too large in all")
	}
	return nil
}
