package convert

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// source is a text of the project that may name hosts.
type source struct {
	reference.Text
	what   string // for people: REDIS_URL of web
	field  string
	at     func(offset int) report.Position
	secret bool
	own    bool    // a healthcheck: localhost is the unit itself
	edits  *[]edit // what was rewritten; nil where nobody asks
}

// passage is a text of a unit in which hosts were found.
type passage struct {
	source
	unit    *unit
	found   []reference.Reference
	ports   map[string]int // of a variable: the ports in those beside it
	secures []string       // and those of them that ask for TLS
	put     func(string)   // writes the text back
}

// passages returns the texts of u that name hosts of interest.
func (u *unit) passages() []passage {
	all := u.environmentPassages()
	all = append(all, u.argumentPassage("entrypoint", "entrypoint", u.Entrypoint, func(a []string) { u.Entrypoint = a })...)
	all = append(all, u.argumentPassage("command", "command", u.Command, func(a []string) { u.Command = a })...)
	if u.HealthCheck != nil {
		check := *u.HealthCheck
		u.HealthCheck = &check
		all = append(all, u.argumentPassage("healthcheck.test", "healthcheck.test", check.Test, func(a []string) { check.Test = a })...)
	}
	u.PostStart, u.PreStop = slices.Clone(u.PostStart), slices.Clone(u.PreStop)
	all = append(append(all, u.hookPassages("post_start", u.PostStart)...), u.hookPassages("pre_stop", u.PreStop)...)
	for _, f := range u.files {
		if f.text {
			all = append(all, u.passage(f.source(u.path+".volumes"), func(text string) { f.content = []byte(text) })...)
		}
	}
	return all
}

// passage returns a text when it names a host.
func (u *unit) passage(s source, put func(string)) []passage {
	found := reference.Find(s.Text, func(word string) bool { return u.means(word, s.own) })
	if len(found) == 0 {
		return nil
	}
	return []passage{{source: s, unit: u, found: found, put: put}}
}

func (u *unit) environmentPassages() []passage {
	var all []passage
	ports := map[string]int{}
	var secures []string
	for _, v := range u.env {
		if reference.Secures(v.Name, v.Value) {
			secures = append(secures, v.Name)
		}
	}
	for i, v := range u.env {
		if p, err := strconv.ParseUint(v.Value, 10, 16); err == nil && p > 0 {
			ports[reference.Normal(v.Name)] = int(p)
		}
		s := source{
			Text: reference.Text{Content: v.Value, Key: v.Name}, what: fmt.Sprintf("%s of %s", v.Name, u.Name),
			field: u.path + ".environment." + v.Name, at: func(int) report.Position { return v.At }, secret: u.isSecretVariable(v),
		}
		for _, p := range u.passage(s, func(text string) { u.env[i].Value = text }) {
			p.ports, p.secures = ports, secures
			all = append(all, p)
		}
	}
	return all
}

func (u *unit) hookPassages(attribute string, hooks []types.ServiceHook) []passage {
	var all []passage
	for i, hook := range hooks {
		all = append(all, u.argumentPassage(attribute, hookCommand(attribute, i), hook.Command, func(a []string) { hooks[i].Command = a })...)
	}
	return all
}

// argumentPassage returns the words that attribute holds, and notes the secrets in
// them, which move when hosts are rewritten; of several hooks the command has a
// path of its own.
func (u *unit) argumentPassage(attribute, command string, arguments []string, put func([]string)) []passage {
	if len(arguments) == 0 || slices.ContainsFunc(arguments, func(a string) bool { return strings.Contains(a, reference.Separator) }) {
		return nil
	}
	content := strings.Join(arguments, reference.Separator)
	node, begins := u.wrote(attribute), partsOf(content, reference.Separator)
	u.interpolated[command] = u.interpolatedSecrets(command, arguments)
	var edits []edit
	s := source{
		Text: reference.Text{Content: content, Form: reference.Arguments}, what: fmt.Sprintf("the %s of %s", strings.TrimSuffix(attribute, ".test"), u.Name),
		field: u.path + "." + attribute, own: attribute == "healthcheck.test", edits: &edits,
		at: func(offset int) report.Position {
			if node == nil {
				return u.at
			}
			if i, _ := begins.find(offset); i < len(node.Items) {
				return node.Items[i].At
			}
			return node.At
		},
	}
	return u.passage(s, func(text string) {
		u.interpolated[command] = shift(u.interpolated[command], edits)
		put(strings.Split(text, reference.Separator))
	})
}

// source is the text of a mounted file. What is written in the Compose file
// itself has no place of its own there.
func (f *mountedFile) source(field string) source {
	content := string(f.content)
	s := source{Text: reference.Text{Content: content, Form: reference.File}, what: f.path, field: field, secret: f.secret}
	if f.path == "" {
		s.what = "the content of " + f.target
		s.at = func(int) report.Position { return f.at }
		return s
	}
	lines := partsOf(content, "\n")
	s.at = func(offset int) report.Position {
		line, within := lines.find(offset)
		return report.Position{File: f.path, Line: line + 1, Column: within + 1}
	}
	return s
}
