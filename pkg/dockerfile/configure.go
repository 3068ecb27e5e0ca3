package dockerfile

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"

	"github.com/composesource/composesource/pkg/facts"
)

// configure follows an instruction that changes the configuration of the image.
func (s *stage) configure(c instructions.Command, source facts.Source) {
	switch c := c.(type) {
	case *instructions.UserCommand:
		text, ok := s.expand(c.User, s.vars)
		s.User = known(s.Resolve(text), ok, source)
	case *instructions.StopSignalCommand:
		text, ok := s.expand(c.Signal, s.vars)
		s.StopSignal = known(text, ok, source)
	case *instructions.ExposeCommand:
		for _, word := range c.Ports {
			s.expose(word, source)
		}
	case *instructions.VolumeCommand:
		for _, word := range c.Volumes {
			s.volume(word, source)
		}
	case *instructions.HealthCheckCommand:
		s.Healthcheck = known(s.healthcheck(c), true, source)
	case *instructions.EntrypointCommand:
		s.Entrypoint = known(s.argv(c.ShellDependantCmdLine), true, source)
		s.Command = known([]string(nil), true, source)
	case *instructions.CmdCommand:
		s.Command = known(s.argv(c.ShellDependantCmdLine), true, source)
	}
}

func (s *stage) volume(word string, source facts.Source) {
	name, ok := s.expand(word, s.vars)
	name = path.Clean(name)
	if ok && path.IsAbs(name) && len(s.Volumes) <= maxVolumes &&
		!slices.ContainsFunc(s.Volumes, func(v facts.Fact[string]) bool { return v.Value == name }) {
		s.Volumes = append(s.Volumes, known(name, true, source))
	}
}

// healthcheck returns what HEALTHCHECK says. Its line is run by the shell that the
// image has at the end, but nobody changes it after that.
func (s *stage) healthcheck(c *instructions.HealthCheckCommand) facts.Healthcheck {
	h := facts.Healthcheck{
		Test: c.Health.Test, Interval: c.Health.Interval, Timeout: c.Health.Timeout, StartPeriod: c.Health.StartPeriod,
		StartInterval: c.Health.StartInterval, Retries: c.Health.Retries,
	}
	if len(h.Test) > 0 && h.Test[0] == "CMD-SHELL" {
		h.Shell = s.shell
	}
	return h
}

// argv returns the words of ENTRYPOINT and CMD, of a line with the shell that runs it.
func (s *stage) argv(line instructions.ShellDependantCmdLine) []string {
	if !line.PrependShell {
		return line.CmdLine
	}
	before := s.shell
	if len(before) == 0 {
		before = []string{"/bin/sh", "-c"}
	}
	return append(slices.Clip(before), line.CmdLine...)
}

// expose adds the ports of a word of EXPOSE: 80, 80/udp, 8000-8010. A word may hold
// several, out of a variable.
func (s *stage) expose(word string, source facts.Source) {
	text, ok := s.expand(word, s.vars)
	if !ok {
		return
	}
	for _, one := range strings.Fields(text) {
		numbers, protocol, _ := strings.Cut(one, "/")
		first, last, isRange := strings.Cut(numbers, "-")
		if !isRange {
			last = first
		}
		from, err1 := strconv.ParseUint(first, 10, 16)
		to, err2 := strconv.ParseUint(last, 10, 16)
		if protocol = strings.ToLower(protocol); protocol == "" {
			protocol = "tcp"
		}
		if err1 != nil || err2 != nil || !slices.Contains([]string{"tcp", "udp", "sctp"}, protocol) {
			continue
		}
		for n := max(from, 1); n <= to && len(s.Ports) <= maxPorts; n++ {
			s.listen(facts.Port{Number: int(n), Protocol: protocol}, source)
		}
	}
}

func (s *stage) listen(p facts.Port, source facts.Source) {
	if !slices.ContainsFunc(s.Ports, func(f facts.Fact[facts.Port]) bool { return f.Value == p }) {
		s.Ports = append(s.Ports, known(p, true, source))
	}
}
