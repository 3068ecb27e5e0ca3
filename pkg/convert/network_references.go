package convert

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/reference"
	"github.com/composesource/composesource/pkg/report"
)

// planReferences finds every place where the project names one of its services:
// it infers ports from them and rewrites names that can't exist in Kubernetes.
func (c *converter) planReferences() {
	for _, u := range c.units {
		u.declarePorts()
	}
	c.planHostNames()
	c.planDockerNames()
	for _, u := range c.units {
		u.readEnvironment()
		u.readCommands()
		u.readFiles()
	}
	for _, u := range c.units {
		u.documentedPorts()
	}
	c.judgeNames()
	c.findCircles()
}

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

// resolve finds the references in a text, infers ports from them, and returns
// the text with the names rewritten that mean something else in the cluster.
func (u *unit) resolve(s source) string {
	found := reference.Find(s.Text, func(word string) bool { return u.means(word, s.own) })
	return reference.Replace(s.Content, found, func(r reference.Reference) (to string) {
		defer func() { s.edited(r, to) }()
		at := func() report.Position { return s.at(r.Start) }
		h := u.hostNamed(r.Name)
		switch target := u.nameless[r.Name]; {
		case target != nil:
			if r.Certain && !r.Listed && !u.runsBefore(target) {
				u.report.Add(report.OneShotDialled, at(), s.field, s.what, target.Name)
			}
			return ""
		case h == nil && s.own && isLoopback(r.Name):
			u.infer(r.Ports, protocolDialled(r), s.what, s.field, at())
			return ""
		case h == nil:
			if !r.Listed {
				u.sayDocker(r, s, at())
			}
			return ""
		case h.has(addressName):
			u.report.Add(report.AddressUsed, at(), s.field, s.what, r.Name, h.answers[0].unit.id)
			return ""
		case u.isCalled(h) && (len(r.Ports) == 0 || isWebAddress(s.Content[:r.Start])):
			return ""
		case !r.Certain:
			if _, same := h.object(); !(same && r.Name == strings.ToLower(h.written)) && !s.secret {
				u.report.Add(report.ReferenceLeft, at(), s.field, s.what, s.Content[r.Start:r.End], u.target(h, u))
			}
			return ""
		}
		return u.refer(h, r, s, at)
	})
}

// isCalled reports whether a name is the domain that the pod of u calls itself: its
// own /etc/hosts has it, and it is what people outside know.
func (u *unit) isCalled(h *hostName) bool {
	return isDomain(h.written) && slices.ContainsFunc(h.answers, func(a answer) bool {
		return a.kind == hostnameName && a.unit.host == u.host
	})
}

// isWebAddress reports whether a text ends where the host of a web address stands.
func isWebAddress(before string) bool {
	return strings.HasSuffix(before, "http://") || strings.HasSuffix(before, "https://")
}

// refer notes one reference and returns the name to write in its place.
func (u *unit) refer(h *hostName, r reference.Reference, s source, at func() report.Position) string {
	h.references++
	u.dial(h, r, s, at)
	name := u.target(h, u)
	if name == s.Content[r.Start:r.End] {
		return ""
	}
	h.rewritten[name]++
	from := s.Content[r.Start:r.End]
	if s.secret {
		from = "in it" // even a host is part of a secret value
	}
	u.report.Add(report.ReferenceRewritten, at(), s.field, s.what, from, name)
	return name
}

// dial notes who answers to a reference, and on which ports.
func (u *unit) dial(h *hostName, r reference.Reference, s source, at func() report.Position) {
	targets := h.units(u)
	if key := fmt.Sprint(r.Ports, r.UDP, r.Listed); len(targets) == 1 || !h.dialled[key] || !slices.Equal(targets, h.units(nil)) {
		h.dialled[key] = len(targets) > 1
		for _, target := range targets {
			target.referred = true
			target.portless = target.portless || len(r.Ports) == 0 && !r.Listed
			target.infer(r.Ports, protocolDialled(r), s.what, s.field, at())
		}
	}
	if !r.Listed {
		u.host.dials = append(u.host.dials, h.node(targets))
	}
}

func protocolDialled(r reference.Reference) corev1.Protocol {
	if r.UDP {
		return corev1.ProtocolUDP
	}
	return corev1.ProtocolTCP
}

// readEnvironment resolves the references in the variables of u.
func (u *unit) readEnvironment() {
	ports := map[string]int{}
	for _, v := range u.env {
		if p, err := strconv.ParseUint(v.Value, 10, 16); err == nil && p > 0 {
			ports[reference.Normal(v.Name)] = int(p)
		}
	}
	for i, v := range u.env {
		s := source{
			Text: reference.Text{Content: v.Value, Key: v.Name}, what: fmt.Sprintf("%s of %s", v.Name, u.Name),
			field: u.path + ".environment." + v.Name, at: func(int) report.Position { return v.At }, secret: u.isSecretVariable(v),
		}
		u.pair(s, ports)
		u.env[i].Value = u.resolve(s)
	}
}

// pair infers the port of a host that is the whole value of a variable from the
// variable that belongs to it: DB_PORT to DB_HOST.
func (u *unit) pair(s source, ports map[string]int) {
	h := u.hostNamed(strings.ToLower(strings.TrimSpace(s.Content)))
	if h == nil || u.pins(strings.ToLower(strings.TrimSpace(s.Content))) || !reference.HostLike(s.Key) {
		return
	}
	for _, key := range reference.PortKeys(s.Key) {
		if p := ports[key]; p > 0 {
			for _, target := range h.units(u) {
				target.infer([]int{p}, corev1.ProtocolTCP, fmt.Sprintf("%s and its port", s.what), s.field, s.at(0))
			}
			return
		}
	}
}

// readCommands resolves the references in the command, the entrypoint, the
// healthcheck and the hooks of u.
func (u *unit) readCommands() {
	u.Entrypoint = u.readArguments("entrypoint", "entrypoint", u.Entrypoint)
	u.Command = u.readArguments("command", "command", u.Command)
	if u.HealthCheck != nil {
		check := *u.HealthCheck
		check.Test = u.readArguments("healthcheck.test", "healthcheck.test", check.Test)
		u.HealthCheck = &check
	}
	u.PostStart, u.PreStop = u.readHooks("post_start", u.PostStart), u.readHooks("pre_stop", u.PreStop)
}

func (u *unit) readHooks(attribute string, hooks []types.ServiceHook) []types.ServiceHook {
	hooks = slices.Clone(hooks)
	for i, hook := range hooks {
		hooks[i].Command = u.readArguments(attribute, hookCommand(attribute, i), hook.Command)
	}
	return hooks
}

// readArguments resolves the references in the words that attribute holds; of
// several hooks the command has a path of its own.
func (u *unit) readArguments(attribute, command string, arguments []string) []string {
	if len(arguments) == 0 || slices.ContainsFunc(arguments, func(a string) bool { return strings.Contains(a, reference.Separator) }) {
		return arguments
	}
	content := strings.Join(arguments, reference.Separator)
	node, begins := u.wrote(attribute), partsOf(content, reference.Separator)
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
	resolved := u.resolve(s)
	u.interpolated[command] = shift(u.interpolatedSecrets(command, arguments), edits)
	return strings.Split(resolved, reference.Separator)
}

// readFiles resolves the references in the configuration files mounted into u.
func (u *unit) readFiles() {
	for _, f := range u.files {
		if f.text {
			f.content = []byte(u.resolve(f.source(u.path + ".volumes")))
		}
	}
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

// isLoopback reports whether a word of a healthcheck means the container itself.
func isLoopback(word string) bool {
	return word == "localhost" || word == "127.0.0.1" || word == "::1" || word == "0.0.0.0"
}
