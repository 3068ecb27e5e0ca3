package dockerfile

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/report"
)

// What stages hand on to each other can double with each line.
const (
	maxCopies  = 200  // of one stage
	maxStages  = 100  // of a file
	maxPorts   = 1000 // of one stage
	maxVolumes = 100  // of one stage
)

// Options say what of a Dockerfile is built, and on what.
type Options struct {
	Target string                         // the stage; the last one when empty
	Args   map[string]string              // given to the build
	At     func(line int) report.Position // where a line of the file, from 1, stands
	Base   func(string) *facts.Image      // what is known of an image by its name; nil for nothing
}

// Image is what a Dockerfile says of an image.
type Image struct {
	facts.Image
	Copies []Copy // of its build context
}

// Read reads a Dockerfile. An error says why nothing is known of the image.
func Read(content string, o Options) (*Image, error) {
	parsed, err := parser.Parse(strings.NewReader(content))
	if err != nil {
		return nil, plain(err)
	}
	stages, arguments, err := instructions.Parse(parsed.AST, nil)
	switch {
	case err != nil:
		return nil, plain(err)
	case len(stages) == 0:
		return nil, errors.New("it has no FROM")
	case len(stages) > maxStages:
		return nil, fmt.Errorf("it has more than %d stages", maxStages)
	}
	b := build{Options: o, global: variables{}, named: map[string]*stage{}}
	b.lex, b.skipping = shell.NewLex(parsed.EscapeToken), shell.NewLex(parsed.EscapeToken)
	b.skipping.SkipUnsetEnv = true
	for _, a := range arguments {
		b.argument(b.global, a.Args)
	}
	for i, s := range stages {
		now := b.stage(s)
		number := strconv.Itoa(i)
		b.named[number] = now
		if s.Name != "" {
			b.named[strings.ToLower(s.Name)] = now
		}
		if last := i == len(stages)-1; o.Target == "" && last || o.Target != "" && (strings.EqualFold(s.Name, o.Target) || number == o.Target) {
			if now.err != nil {
				return nil, now.err
			}
			return &Image{now.Image, now.copies}, nil
		}
	}
	return nil, fmt.Errorf("it has no stage %s", o.Target)
}

// plain returns the first line of an error, without what only a terminal shows.
func plain(err error) error {
	var at *parser.LocationError
	text, _, _ := strings.Cut(err.Error(), "\n")
	if errors.As(err, &at) && len(at.Locations) > 0 && len(at.Locations[0]) > 0 {
		line := at.Locations[0][0].Start.Line
		return fmt.Errorf("line %d: %s", line, strings.TrimPrefix(text, fmt.Sprintf("dockerfile parse error on line %d: ", line)))
	}
	return errors.New(text)
}
