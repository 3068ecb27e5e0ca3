package compose

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/template"

	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// envFile is the text of an env file with the places of its keys.
type envFile struct {
	name    string
	content []byte
	keys    []envKey
	last    map[string]int             // the key that counts, by name
	uses    map[string]report.Position // where a variable is first used, by name; made when needed
}

// envKey is where an env file sets a variable.
type envKey struct {
	name string
	at   report.Position
	bare bool // without a value: taken from elsewhere
}

// rawFormat is that of `docker run --env-file`; the other one is dotenv.DotEnv.
const rawFormat = "raw"

// loadEnv adds the variables of the file to vars. Values that refer to others find
// them through find, then among vars.
func (l *loader) loadEnv(f *envFile, format string, vars map[string]string, find func(string) (string, bool), field string) {
	if format == rawFormat {
		l.loadRaw(f, vars, find, field)
	} else {
		l.loadDotEnv(f, vars, find, field)
	}
}

func (l *loader) loadDotEnv(f *envFile, vars map[string]string, find func(string) (string, bool), field string) {
	at, escapes := report.Position{File: f.name}, bytes.Count(f.content, []byte(`\0`)) // which may stand for any character
	l.dollars += bytes.Count(f.content, []byte("$")) + escapes
	if !l.Within(limit.Dollars, l.dollars, at, field) ||
		!l.Within(limit.Defaults, defaults(string(f.content))+escapes, at, field) {
		return
	}
	lookup := newLookup(string(f.content), func(name string) (string, bool) {
		v, ok := find(name)
		if !ok {
			v, ok = vars[name]
		}
		return l.bounded(v, at, field), ok
	})
	err := dotenv.ParseWithFormat(bytes.NewReader(f.content), f.name, vars, lookup.get, "")
	for _, name := range lookup.unset {
		l.Add(report.VariableUnset, f.use(name), field, name)
	}
	if err != nil {
		l.envFileError(f, err, field)
	}
}

var envFileLine = regexp.MustCompile(`line (\d+): (unexpected character|key cannot contain|unterminated)`)

// envFileError says in its own words what is wrong with an env file: the
// library's quote the line, which may hold a secret.
func (l *loader) envFileError(f *envFile, err error, field string) {
	at := report.Position{File: f.name, Line: 1, Column: 1}
	m := envFileLine.FindStringSubmatch(err.Error())
	if m != nil {
		at.Line, _ = strconv.Atoi(m[1])
	}
	var required *template.MissingRequiredError
	var invalid *template.InvalidTemplateError
	switch {
	case errors.As(err, &required):
		l.Add(report.VariableRequired, f.use(required.Variable), field, required.Variable, "")
	case m != nil && m[2] == "unterminated":
		if len(f.keys) > 0 { // the line that is told is the last; nothing after the quote was read as a key
			at = f.keys[len(f.keys)-1].at
		}
		l.Add(report.EnvFileQuote, at, field)
	case m != nil:
		l.Add(report.EnvFileKey, at, field)
	case errors.As(err, &invalid):
		l.Add(report.VariableSyntax, f.find(invalid.Template), field, f.name)
	default:
		l.Add(report.VariableSyntax, report.Position{File: f.name}, field, f.name)
	}
}

// loadRaw takes everything behind the first = as the value, as it stands.
func (l *loader) loadRaw(f *envFile, vars map[string]string, find func(string) (string, bool), field string) {
	for i, line := range strings.Split(string(f.content), "\n") {
		line = strings.TrimLeftFunc(strings.TrimSuffix(line, "\r"), unicode.IsSpace)
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, set := strings.Cut(line, "=")
		if key == "" || strings.ContainsAny(key, " \t") {
			l.Add(report.EnvFileKey, report.Position{File: f.name, Line: i + 1, Column: 1}, field)
			continue
		}
		if !set {
			if value, set = find(key); !set {
				continue
			}
		}
		vars[key] = value
	}
}

// at returns where the file sets a variable: the last place counts.
func (f *envFile) at(name string) report.Position {
	if i, ok := f.last[name]; ok {
		return f.keys[i].at
	}
	return report.Position{File: f.name}
}

// sets reports whether the file sets a variable.
func (f *envFile) sets(name string) bool {
	_, ok := f.last[name]
	return ok
}

// use returns where the file first uses a variable.
func (f *envFile) use(name string) report.Position {
	if f.uses == nil {
		f.uses = findUses(f.name, f.content)
	}
	if at, ok := f.uses[name]; ok {
		return at
	}
	return report.Position{File: f.name}
}

// find returns where a text first stands in the file.
func (f *envFile) find(text string) report.Position {
	if i := bytes.Index(f.content, []byte(text)); i >= 0 {
		return position(f.name, f.content, i)
	}
	return report.Position{File: f.name}
}

// position returns the line and column of an offset.
func position(file string, content []byte, offset int) report.Position {
	before := content[:offset]
	return report.Position{
		File: file, Line: 1 + bytes.Count(before, []byte("\n")),
		Column: len(before) - bytes.LastIndexByte(before, '\n'),
	}
}
