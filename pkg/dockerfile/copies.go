package dockerfile

import (
	"encoding/json"
	"maps"
	"path"
	"strconv"
	"strings"
)

// Copy is something of the build context that an image holds.
type Copy struct {
	From string // its path in the context, "." for all of it; may be a pattern
	To   string // where its content lies in the image; empty when that can't be known
	Into bool   // a file lies in To under its own name
}

// What stages hand on to each other can double with each line.
const (
	maxCopies = 200
	maxStages = 100
)

// stage is one FROM of a Dockerfile.
type stage struct {
	dir    string // working directory; empty when the base image decides
	vars   map[string]string
	copies []Copy
}

// Copies returns what the image of a target stage, or of the last one, holds of the
// build context. It reports false when the file can't be understood.
func Copies(content, target string, args map[string]string) ([]Copy, bool) {
	lines, ok := instructions(content)
	if !ok {
		return nil, false
	}
	b := build{stages: map[string]*stage{}, args: args, global: map[string]string{}}
	for _, line := range lines {
		if b.named != "" && strings.EqualFold(b.named, target) && line.name == "FROM" {
			break
		}
		b.do(line)
	}
	if b.now == nil || b.number > maxStages || len(b.now.copies) > maxCopies || target != "" && b.stages[strings.ToLower(target)] != b.now {
		return nil, false
	}
	return b.now.copies, true
}

// build is on its way through a Dockerfile.
type build struct {
	stages map[string]*stage // by name and by number
	args   map[string]string // that the build is given
	global map[string]string // declared before the first stage
	now    *stage
	named  string // the name of the stage
	number int
}

func (b *build) do(line instruction) {
	switch {
	case b.number > maxStages:
	case line.name == "FROM":
		b.from(line.words)
	case line.name == "ARG":
		b.arg(line.words)
	case b.now == nil:
	case line.name == "ENV":
		b.env(line.words)
	case line.name == "WORKDIR" && len(line.words) == 1:
		b.now.dir, _ = b.inside(line.words[0])
	case line.name == "COPY", line.name == "ADD":
		b.copy(line.words)
	}
}

// from begins a stage, on top of another or of an image that nobody knows here.
func (b *build) from(words []string) {
	words, _ = flags(words)
	next := &stage{vars: map[string]string{}}
	if len(words) > 0 {
		base, _ := expand(words[0], b.global)
		if below := b.stages[strings.ToLower(base)]; below != nil {
			next.dir, next.vars, next.copies = below.dir, maps.Clone(below.vars), below.copies[:len(below.copies):len(below.copies)]
		}
	}
	b.named = strconv.Itoa(b.number)
	b.stages[b.named] = next
	if len(words) == 3 && strings.EqualFold(words[1], "AS") {
		b.named = strings.ToLower(words[2])
		b.stages[b.named] = next
	}
	b.now = next
	b.number++
}

func (b *build) arg(words []string) {
	vars := b.global
	if b.now != nil {
		vars = b.now.vars
	}
	for _, word := range words {
		name, value, ok := strings.Cut(word, "=")
		if given, has := b.args[name]; has {
			value, ok = given, true
		} else if global, has := b.global[name]; has && !ok {
			value, ok = global, true
		}
		if ok {
			set(vars, name, value)
		}
	}
}

func (b *build) env(words []string) {
	if len(words) > 1 && !strings.Contains(words[0], "=") { // ENV NAME VALUE
		words = []string{words[0] + "=" + strings.Join(words[1:], " ")}
	}
	for _, word := range words {
		name, value, _ := strings.Cut(word, "=")
		set(b.now.vars, name, value)
	}
}

// set gives a variable its value, or none where that can't be known.
func set(vars map[string]string, name, text string) {
	if value, ok := expand(text, vars); ok {
		vars[name] = value
	} else {
		delete(vars, name)
	}
}

// inside returns a path of the image; empty and false when it can't be known.
func (b *build) inside(text string) (string, bool) {
	name, ok := expand(text, b.now.vars)
	switch {
	case !ok:
		return "", false
	case path.IsAbs(name):
		return path.Clean(name), true
	case b.now.dir == "":
		return "", false
	}
	return path.Join(b.now.dir, name), true
}

func (b *build) copy(words []string) {
	words, options := flags(words)
	if len(words) == 1 && strings.HasPrefix(words[0], "[") {
		if json.Unmarshal([]byte(words[0]), &words) != nil {
			return
		}
	}
	if len(words) < 2 || len(b.now.copies) > maxCopies {
		return
	}
	sources, last := words[:len(words)-1], words[len(words)-1]
	to, _ := b.inside(last)
	from, isStage := options["from"]
	from, _ = expand(from, b.now.vars)
	for _, source := range sources {
		name, ok := expand(source, b.now.vars)
		switch {
		case strings.Contains(source, "://") || strings.HasPrefix(source, "<<") || strings.HasPrefix(source, "git@"):
		case isStage:
			b.copyFrom(b.stages[strings.ToLower(from)], name, to)
		case !ok:
			b.now.copies = append(b.now.copies, Copy{From: "."})
		default:
			into := len(sources) > 1 || strings.HasSuffix(last, "/") || last == "."
			b.now.copies = append(b.now.copies, Copy{From: strings.TrimPrefix(path.Clean("/"+name), "/"), To: to, Into: into})
		}
		if i := len(b.now.copies) - 1; i >= 0 && b.now.copies[i].From == "" {
			b.now.copies[i].From = "."
		}
	}
}

// copyFrom hands on what another stage holds at a path; nil is an image.
func (b *build) copyFrom(other *stage, name, to string) {
	if other == nil || len(other.copies)+len(b.now.copies) > maxCopies {
		return
	}
	name = path.Clean("/" + name)
	for _, c := range other.copies {
		switch {
		case c.To == "" || to == "":
			b.now.copies = append(b.now.copies, Copy{From: c.From})
		case isBelow(c.To, name):
			b.now.copies = append(b.now.copies, Copy{c.From, path.Join(to, strings.TrimPrefix(c.To, name)), c.Into})
		case isBelow(name, c.To):
			b.now.copies = append(b.now.copies, Copy{path.Join(c.From, strings.TrimPrefix(name, c.To)), to, c.Into})
		}
	}
}

// isBelow reports whether a path is dir, or lies in it.
func isBelow(name, dir string) bool {
	return name == dir || dir == "/" || dir == "." || strings.HasPrefix(name, dir+"/")
}
