package build

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/kyaml/fn/runtime/runtimeutil"

	"github.com/composesource/composesource/pkg/api"
)

var (
	errCycle     = errors.New("this kustomization lists itself as a generator, over others perhaps")
	errGenerator = errors.New("is a generator; list it under generators")
)

// config is a configuration that some list of functions holds.
type config struct {
	*resource.Resource
	file  string // that holds it, from the directory of the kustomization; empty when it was generated
	built bool   // it comes out of a directory of configurations
}

// generator settles one entry of generators: it returns the entries that stay, and
// the Components that hold what ours made.
func (g *gate) generator(file, entry string) (kept, made []string, err error) {
	all, err := g.configs(file, "generators", entry)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range all {
		ours, err := g.judge(c)
		if err != nil {
			return nil, nil, err
		}
		if !ours {
			text, err := c.AsYAML()
			if err != nil {
				return nil, nil, err
			}
			kept = append(kept, string(text))
			continue
		}
		name, err := g.generate(filepath.Dir(file), c)
		if err != nil {
			return nil, nil, err
		}
		made = append(made, name)
	}
	if len(made) == 0 {
		return []string{entry}, nil, nil // as Kustomize reads it
	}
	return kept, made, nil
}

// transformer refuses an entry of transformers or validators that may not run.
func (g *gate) transformer(file, field, entry string) error {
	all, err := g.configs(file, field, entry)
	if err != nil {
		return err
	}
	for _, c := range all {
		ours, err := g.judge(c)
		if err != nil {
			return err
		}
		if ours {
			return fmt.Errorf("%s %w", c, errGenerator)
		}
	}
	return nil
}

// configs returns what one entry of a list of functions stands for: YAML as it
// stands there, a file, or a directory that is built.
func (g *gate) configs(file, field, entry string) ([]config, error) {
	if all, err := g.parse([]byte(entry), filepath.Base(file)); err == nil {
		return all, nil
	}
	at := entry
	if !filepath.IsAbs(at) {
		at = filepath.Join(filepath.Dir(file), entry)
	}
	dir, name, err := g.CleanedAbs(at)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s lists %q: %w", field, entry, reason(err))
	case name == "":
		return g.build(file, entry)
	}
	here, _, err := g.CleanedAbs(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	if !dir.HasPrefix(here) {
		return nil, fmt.Errorf("%s lists %q, which is not below the directory of the kustomization", field, entry)
	}
	data, err := g.ReadFile(dir.Join(name))
	if err != nil {
		return nil, fmt.Errorf("%s lists %q: %w", field, entry, reason(err))
	}
	all, err := g.parse(data, entry)
	if err != nil {
		return nil, fmt.Errorf("%s lists %q, which can't be read: %w", field, entry, err)
	}
	return all, nil
}

func (g *gate) parse(data []byte, file string) ([]config, error) {
	objects, err := g.parser.NewResMapFromBytes(data)
	if err != nil {
		return nil, err
	}
	var all []config
	for _, object := range objects.Resources() {
		all = append(all, config{Resource: object, file: file})
	}
	return all, nil
}

// judge reports whether a configuration is for this function: a ComposeSource, or
// whatever names the function's image or binary. One of others that nobody asked
// for is refused.
func (g *gate) judge(c config) (ours bool, err error) {
	if gvk := c.GetGvk(); gvk.Group == "" && gvk.Version == konfig.BuiltinPluginApiVersion {
		return false, g.checkBuiltin(c)
	}
	spec, err := runtimeutil.GetFunctionSpec(&c.RNode)
	switch {
	case c.GetKind() == api.Kind && c.GetGvk().Group == "composesource.dev":
		return true, nil
	case err != nil:
		return false, fmt.Errorf("%s: %w", c, err)
	case spec == nil && !g.options.EnablePlugins:
		return false, fmt.Errorf("%s is a plugin, and build runs none; give --enable-alpha-plugins if you trust it", c)
	case spec == nil:
		return false, nil
	case isOurs(spec):
		return true, nil
	case c.built && c.GetKind() == "ConfigMap" && spec.Container.Image != "" && !g.options.EnablePlugins:
		return true, nil // our image by another name, such as its digest; the function refuses what is not for it
	case spec.Container.Image != "" && !g.options.EnablePlugins:
		return false, fmt.Errorf("%s runs the container %s, and build runs none; give --enable-alpha-plugins if you trust it", c, spec.Container.Image)
	case spec.Container.Image == "" && !g.options.EnableExec:
		return false, fmt.Errorf("%s runs the program %s, and build runs none; give --enable-exec if you trust it", c, spec.Exec.Path)
	}
	return false, nil
}

func isOurs(spec *runtimeutil.FunctionSpec) bool {
	if image := spec.Container.Image; image != "" {
		image, _, _ = strings.Cut(image, "@")
		image, _, _ = strings.Cut(path.Base(image), ":")
		return image == "composesource"
	}
	return strings.TrimSuffix(filepath.Base(spec.Exec.Path), ".exe") == "composesource"
}

// String names a configuration for people.
func (c config) String() string { return c.GetKind() + " " + c.GetName() }
