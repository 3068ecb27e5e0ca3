package network

import (
	"slices"

	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// exposed returns the ports that the image itself exposes, and those that are known of
// the well-known image which it is, or is built on, while that is what it runs. On the
// network of the host a declared port is taken on the node, and EXPOSE takes none.
func (m *member) exposed() (exposes []facts.Fact[facts.Port], documented []int) {
	serves := m.serves()
	for _, p := range m.says.Ports {
		switch {
		case p.IsExact() && m.pod.onHost():
		case p.IsExact():
			exposes = append(exposes, p)
		case serves:
			documented = append(documented, p.Value.Number)
		}
	}
	return exposes, documented
}

// meant returns those of the ports that an image exposes which are dialled when nobody
// says a port: where the project declares others, of a well-known image only those that
// its page names.
func (m *member) meant(exposes []facts.Fact[facts.Port]) []facts.Fact[facts.Port] {
	_, documented := images.Ports(m.says.Name)
	if !m.declares() || documented == nil {
		return exposes
	}
	return slices.DeleteFunc(exposes, func(p facts.Fact[facts.Port]) bool { return !slices.Contains(documented, p.Value.Number) })
}

// serves reports whether m runs the server of the well-known image which its image is,
// or is built on. What a Dockerfile starts instead counts like what Compose does.
func (m *member) serves() bool {
	entrypoint, command := m.Entrypoint, m.Command
	if len(entrypoint) == 0 {
		entrypoint = m.says.Entrypoint.Value
	}
	if len(command) == 0 {
		command = m.says.Command.Value
	}
	return images.Serves(m.says.Name, entrypoint, command)
}

// expose adds ports that the image exposes.
func (m *member) expose(ports []facts.Fact[facts.Port], attribute string) {
	for _, f := range ports {
		p := Port{Number: int32(f.Value.Number), Protocol: protocolOf(f.Value.Protocol), Inferred: true}
		if !m.listens(p) {
			m.ports = append(m.ports, p)
			m.Add(report.PortOfImage, m.placeOf(attribute), m.Path+"."+attribute, p, m.Name, f.Source, m.ID)
		}
	}
}
