package bridge

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/composesource/composesource/pkg/limit"
)

// The files of the project that is made out of a model.
const (
	composeFile = "compose.yaml"
	contents    = "files"     // below it are the contents of files, by their paths
	variables   = "variables" // and those of variables, by the setting
)

// Project returns the files of a project that means what the resolved model does,
// as its author would have written it: without what docker compose adds, and with
// the files whose content it hands over. Nobody knows where the project is, so each
// of the places, relative paths of mounts, is the end of a path in the model. A model
// that is no YAML stays as it is, for the loader to say what is wrong.
func Project(model []byte, places []string) (map[string]string, error) {
	files := map[string]string{composeFile: string(model)}
	if limit.CountMarks(model) > limit.Marks.Max() || limit.Directives(model) != nil {
		return files, nil
	}
	var document yaml.Node
	if err := yaml.Unmarshal(model, &document); err != nil || len(document.Content) == 0 {
		return files, nil
	}
	m := &mapping{document.Content[0]}
	m.takeContents(files)
	m.dropNames()
	inside := newPlaces(places)
	for _, section := range []string{"services", "jobs"} {
		for _, entry := range m.get(section).entries() {
			entry.value.dropResolved()
			entry.value.dropTargets()
			entry.value.placeMounts(inside)
			entry.value.dropImage(m.get("name").text() + "-" + entry.key)
		}
	}
	m.dropDefaultNetwork()
	var text bytes.Buffer
	e := yaml.NewEncoder(&text)
	if err := e.Encode(&document); err != nil {
		return nil, fmt.Errorf("writing the model anew: %w", err)
	}
	if err := e.Close(); err != nil {
		return nil, fmt.Errorf("writing the model anew: %w", err)
	}
	files[composeFile] = text.String()
	return files, nil
}

// takeContents makes files of the contents that docker compose read, so that they
// count as what they are: a secret can't have its content in the model. It leaves
// out the content of a file that is empty.
func (m *mapping) takeContents(files map[string]string) {
	for _, section := range []string{"configs", "secrets"} {
		for _, entry := range m.get(section).entries() {
			object, content := entry.value, entry.value.get("content")
			file := object.get("file")
			if content.exists() {
				object.drop("environment")
			}
			text := section == "configs" && content.exists() && content.node.Tag != "!!binary"
			switch {
			case object.get("external").text() == "true", !file.exists() && (text || !content.exists()):
				continue
			}
			name := path.Join(contents, strings.ReplaceAll(file.text(), `\`, "/"))
			if name == contents || !fs.ValidPath(name) {
				name = path.Join(variables, section+"."+strings.ReplaceAll(entry.key, "/", "_"))
			}
			files[name] = content.decoded()
			object.drop("content")
			object.set("file", name)
		}
	}
}

// dropNames takes away the names that docker compose makes of the project's, and
// which it would make again.
func (m *mapping) dropNames() {
	project := m.get("name").text()
	for _, section := range []string{"volumes", "networks", "configs", "secrets"} {
		for _, entry := range m.get(section).entries() {
			if name := entry.value.get("name"); name.exists() && name.text() == project+"_"+entry.key {
				entry.value.drop("name")
			}
		}
	}
}

// dropResolved takes away what was resolved: its values are in the model.
func (m *mapping) dropResolved() {
	for _, key := range []string{"env_file", "label_file", "profiles"} {
		m.drop(key)
	}
	for _, hook := range m.get("pre_start").items() {
		hook.dropResolved()
	}
}

// dropImage takes away the name that docker compose gives an image that is built
// and has none.
func (m *mapping) dropImage(name string) {
	if m.get("build").exists() && m.get("image").text() == name {
		m.drop("image")
	}
}

// dropTargets takes the targets of ports out of what is exposed: docker compose
// adds them, and as if all of them were TCP.
func (m *mapping) dropTargets() {
	targets := map[string]bool{}
	for _, port := range m.get("ports").items() {
		targets[port.get("target").text()] = true
	}
	exposed := m.get("expose")
	if !exposed.exists() {
		return
	}
	var rest []*yaml.Node
	for _, item := range exposed.node.Content {
		if !targets[item.Value] {
			rest = append(rest, item)
		}
	}
	if exposed.node.Content = rest; len(rest) == 0 {
		m.drop("expose")
	}
}

// dropDefaultNetwork takes away the network that a project has where it asks for
// none.
func (m *mapping) dropDefaultNetwork() {
	const name = "default"
	networks := m.get("networks")
	if own := networks.get(name); !own.exists() || len(own.entries()) > 0 {
		return
	}
	networks.drop(name)
	for _, section := range []string{"services", "jobs"} {
		for _, entry := range m.get(section).entries() {
			joined := entry.value.get("networks")
			if all := joined.entries(); len(all) == 1 && all[0].key == name && len(all[0].value.entries()) == 0 {
				entry.value.drop("networks")
			}
		}
	}
}
