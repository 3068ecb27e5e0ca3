package build

import (
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/kustomize/kyaml/fn/runtime/runtimeutil"

	"github.com/composesource/composesource/pkg/api"
)

const functionAnnotation = runtimeutil.FunctionAnnotationKey

// entry settles one entry of a list of functions: YAML as it stands there, a
// file, or a directory.
func (g *gate) entry(dir, entry string) (string, error) {
	if _, err := g.parser.NewResMapFromBytes([]byte(entry)); err == nil {
		return g.configurations(dir, entry, []byte(entry))
	}
	at := entry
	if !filepath.IsAbs(at) {
		at = filepath.Join(dir, entry)
	}
	if g.FileSystem.IsDir(at) {
		return g.wrap(dir, entry)
	}
	if !g.FileSystem.Exists(at) {
		return "", fmt.Errorf("%s lists %q as a function, which is neither a file nor a directory; remote functions are not run", dir, entry)
	}
	if outside, err := g.outside(dir, at); err != nil || outside {
		return entry, err // Kustomize refuses it, and says why
	}
	data, err := g.FileSystem.ReadFile(at)
	if err != nil {
		return "", err
	}
	return g.configurations(dir, entry, data)
}

// outside tells files that Kustomize does not load: those above the directory.
func (g *gate) outside(dir, file string) (bool, error) {
	root, _, err := g.FileSystem.CleanedAbs(dir)
	if err != nil {
		return false, err
	}
	real, _, err := g.FileSystem.CleanedAbs(file)
	if err != nil {
		return false, err
	}
	return !real.HasPrefix(filesys.ConfirmedDir(root)), nil
}

// configurations returns the documents with this function's own ones pointing
// at this binary. Others are refused unless they were asked for.
func (g *gate) configurations(dir, entry string, data []byte) (string, error) {
	all, err := g.parser.NewResMapFromBytes(data)
	if err != nil {
		return "", fmt.Errorf("%s lists %q as a function, which can't be read: %w", dir, entry, err)
	}
	for _, config := range all.Resources() {
		if gvk := config.GetGvk(); gvk.Group == "" && gvk.Version == konfig.BuiltinPluginApiVersion {
			continue
		}
		spec, err := runtimeutil.GetFunctionSpec(&config.RNode)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name(config), err)
		}
		if !ours(config, spec) {
			if err := g.permit(config, spec); err != nil {
				return "", fmt.Errorf("%s: %w", dir, err)
			}
			continue
		}
		annotations := config.GetAnnotations()
		annotations[functionAnnotation] = g.self()
		if err := config.SetAnnotations(annotations); err != nil {
			return "", err
		}
	}
	text, err := all.AsYaml()
	return string(text), err
}

// self is the annotation that makes Kustomize run this binary.
func (g *gate) self() string {
	path, _ := json.Marshal(g.options.Executable) // a string always has a JSON form, which YAML reads
	return "exec: {path: " + string(path) + "}"
}

// ours reports whether a configuration is for this function: a ComposeSource, or
// whatever names the function's image or binary.
func ours(config *resource.Resource, spec *runtimeutil.FunctionSpec) bool {
	if config.GetKind() == api.Kind && config.GetGvk().Group == "composesource.dev" {
		return true
	}
	if spec == nil {
		return false
	}
	if image := spec.Container.Image; image != "" {
		image, _, _ = strings.Cut(image, "@")
		image, _, _ = strings.Cut(path.Base(image), ":")
		return image == "composesource"
	}
	return strings.TrimSuffix(filepath.Base(spec.Exec.Path), ".exe") == "composesource"
}

// permit refuses a function or plugin of others that nobody asked for.
func (g *gate) permit(config *resource.Resource, spec *runtimeutil.FunctionSpec) error {
	switch {
	case spec == nil && !g.options.EnablePlugins:
		return fmt.Errorf("%s is a plugin, and build runs none; give --enable-alpha-plugins if you trust it", name(config))
	case spec != nil && spec.Container.Image != "" && !g.options.EnablePlugins:
		return fmt.Errorf("%s runs the container %s, and build runs none; give --enable-alpha-plugins if you trust it", name(config), spec.Container.Image)
	case spec != nil && spec.Container.Image == "" && !g.options.EnableExec:
		return fmt.Errorf("%s runs the program %s, and build runs none; give --enable-exec if you trust it", name(config), spec.Exec.Path)
	}
	return nil
}

func name(config *resource.Resource) string {
	return config.GetKind() + " " + config.GetName()
}
