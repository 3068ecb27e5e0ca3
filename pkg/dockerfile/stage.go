package dockerfile

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/composesource/composesource/pkg/facts"
)

// build is on its way through a Dockerfile.
type build struct {
	Options
	lex, skipping *shell.Lex
	global        variables         // declared before the first stage
	named         map[string]*stage // by name and by number
}

// stage is one FROM of a Dockerfile.
type stage struct {
	facts.Image
	*build
	vars    variables
	dir     string // working directory; empty when the base image decides
	shell   []string
	copies  []Copy
	onbuild bool
	err     error // why nobody knows what it makes
}

// stage goes through one stage. An error in it is of interest only to who builds it.
func (b *build) stage(s instructions.Stage) *stage {
	now := b.from(s)
	for _, c := range s.Commands {
		if now.err == nil {
			now.do(c)
			now.err = now.exceeds()
		}
	}
	return now
}

// exceeds says what of a stage is more than anybody needs.
func (s *stage) exceeds() error {
	switch {
	case len(s.copies) > maxCopies:
		return fmt.Errorf("it copies more than %d times", maxCopies)
	case len(s.Ports) > maxPorts:
		return fmt.Errorf("it exposes more than %d ports", maxPorts)
	case len(s.Volumes) > maxVolumes:
		return fmt.Errorf("it has more than %d volumes", maxVolumes)
	}
	return nil
}

// from begins a stage, on top of another, of nothing, or of an image.
func (b *build) from(s instructions.Stage) *stage {
	now := &stage{build: b, vars: variables{}}
	base, ok := b.expand(s.BaseName, b.global)
	below := b.named[strings.ToLower(base)]
	switch {
	case !ok:
	case below != nil && below.onbuild:
		now.err = fmt.Errorf("line %d: ONBUILD of the stage %s is not followed", s.Location[0].Start.Line, base)
	case below != nil:
		now.Image, now.dir, now.shell, now.err = inherit(below.Image), below.dir, below.shell, below.err
		now.vars, now.copies = maps.Clone(below.vars), slices.Clip(below.copies)
	case base == "scratch":
		source := b.source(s.Location[0].Start.Line)
		now.User = facts.Fact[facts.User]{Value: facts.User{}, Source: source}
		now.WorkingDir = facts.Fact[string]{Value: "/", Source: source}
		now.dir = "/"
	case b.Base != nil:
		if known := b.Base(base); known != nil {
			now.Image = inherit(*known)
			now.dir = known.WorkingDir.Value
		}
	}
	return now
}

// inherit returns facts that can be added to without a change of the others.
func inherit(i facts.Image) facts.Image {
	i.Ports, i.Volumes, i.Places = slices.Clip(i.Ports), slices.Clip(i.Volumes), slices.Clip(i.Places)
	return i
}

// source returns where a line stands.
func (b *build) source(line int) facts.Source {
	return facts.Source{Kind: facts.Dockerfile, At: b.At(line)}
}

// do follows one instruction. RUN, LABEL and MAINTAINER say nothing of interest.
func (s *stage) do(c instructions.Command) {
	source := s.source(c.Location()[0].Start.Line)
	switch c := c.(type) {
	case *instructions.ArgCommand:
		s.argument(s.vars, c.Args)
	case *instructions.EnvCommand:
		s.set(s.vars, c.Env)
	case *instructions.WorkdirCommand:
		s.dir, _ = s.inside(c.Path)
		s.WorkingDir = known(s.dir, s.dir != "", source)
	case *instructions.CopyCommand:
		s.copy(c.SourcesAndDest, c.From, c.Parents, source)
	case *instructions.AddCommand:
		s.copy(c.SourcesAndDest, "", false, source)
	case *instructions.OnbuildCommand:
		s.onbuild = true
	case *instructions.ShellCommand:
		s.shell = c.Shell
	default:
		s.configure(c, source)
	}
}

// known makes a fact of a value where there is one.
func known[T any](value T, ok bool, source facts.Source) facts.Fact[T] {
	if !ok {
		return facts.Fact[T]{}
	}
	return facts.Fact[T]{Value: value, Source: source}
}

// inside returns a path of the image; empty and false when it can't be known.
func (s *stage) inside(text string) (string, bool) {
	name, ok := s.expand(text, s.vars)
	switch {
	case !ok:
		return "", false
	case path.IsAbs(name):
		return path.Clean(name), true
	case s.dir == "":
		return "", false
	}
	return path.Join(s.dir, name), true
}
