package dockerfile

import (
	"path"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"github.com/composesource/composesource/pkg/facts"
)

// Copy is something of the build context that an image holds.
type Copy struct {
	From string // its path in the context, "." for all of it; may be a pattern
	To   string // where its content lies in the image; empty when that can't be known
	Into bool   // a file lies in To under its own name
}

// copy follows COPY and ADD out of the build context or another stage. Where a
// directory keeps the names above it, nobody says where it ends.
func (s *stage) copy(c instructions.SourcesAndDest, from string, parents bool, at facts.Source) {
	to, _ := s.inside(c.DestPath)
	if parents {
		to = ""
	}
	s.fill(to, at)
	from, isKnown := s.expand(from, s.vars)
	for _, source := range c.SourcePaths {
		name, ok := s.expand(source, s.vars)
		switch {
		case strings.Contains(source, "://") || strings.HasPrefix(source, "git@"):
		case from != "" || !isKnown:
			s.copyFrom(s.named[strings.ToLower(from)], name, to)
		case !ok:
			s.hold(Copy{From: "."})
		default:
			into := len(c.SourcePaths) > 1 || strings.HasSuffix(c.DestPath, "/") || c.DestPath == "."
			s.hold(Copy{From: strings.TrimPrefix(path.Clean("/"+name), "/"), To: to, Into: into})
		}
	}
}

// fill notes that the image has files at a path.
func (s *stage) fill(path string, at facts.Source) {
	if path != "" && len(s.Places) < maxCopies {
		s.Places = append(s.Places, known(facts.Place{Path: path, Content: facts.Something}, true, at))
	}
}

func (s *stage) hold(c Copy) {
	if c.From == "" {
		c.From = "."
	}
	if len(s.copies) <= maxCopies {
		s.copies = append(s.copies, c)
	}
}

// copyFrom hands on what another stage holds at a path; nil is an image.
func (s *stage) copyFrom(other *stage, name, to string) {
	if other == nil {
		return
	}
	name = path.Clean("/" + name)
	for _, c := range other.copies {
		switch {
		case c.To == "" || to == "":
			s.hold(Copy{From: c.From})
		case isBelow(c.To, name):
			s.hold(Copy{c.From, path.Join(to, strings.TrimPrefix(c.To, name)), c.Into})
		case isBelow(name, c.To):
			s.hold(Copy{path.Join(c.From, strings.TrimPrefix(name, c.To)), to, c.Into})
		}
	}
}

// isBelow reports whether a path is dir, or lies in it.
func isBelow(name, dir string) bool {
	return name == dir || dir == "/" || dir == "." || strings.HasPrefix(name, dir+"/")
}
