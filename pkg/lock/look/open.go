package look

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/google/go-containerregistry/pkg/v1/remote"

	"github.com/composesource/composesource/pkg/limit"
)

// patience is how long a registry or an engine may say nothing.
func patience() time.Duration { return time.Duration(limit.RegistrySeconds.Max()) * time.Second }

// Options say where to look.
type Options struct {
	// From is "registry", "engine", "oci:DIR" or the name of a tar file; empty for the
	// engine where it has an image, and else the registry.
	From string
	// Only says that the project has one image: an archive of one need not name it.
	Only bool
	// Progress is told what is going on; it may be nil.
	Progress func(Progress)
}

// New returns who looks there.
func New(o Options) (*Looker, error) {
	l := &Looker{progress: o.Progress, most: limit.ImageMegabytes.Max()}
	if l.progress == nil {
		l.progress = func(Progress) {}
	}
	asked := newRegistry(remote.DefaultTransport, patience())
	switch dir, isLayout := strings.CutPrefix(o.From, "oci:"); {
	case o.From == "":
		l.sources = []source{newEngine(engineAddress()), asked}
	case o.From == registryName:
		l.sources = []source{asked}
	case o.From == engineName:
		l.sources = []source{newEngine(engineAddress())}
	case isLayout:
		s, err := openDirectory(dir)
		if err != nil {
			return nil, err
		}
		l.sources = []source{&layout{s, o.From, o.Only}}
	default:
		if info, err := os.Stat(o.From); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%s is a directory; oci:%[1]s is an OCI layout", o.From)
		}
		s, err := openTar(o.From, o.Only)
		if err != nil {
			return nil, err
		}
		l.sources = []source{s}
	}
	return l, nil
}
