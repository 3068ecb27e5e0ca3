package build

import (
	"errors"
	"fmt"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// Options say what may be executed besides the function itself.
type Options struct {
	Executable    string // absolute path of the binary that is the function
	EnableExec    bool   // other exec functions
	EnablePlugins bool   // container functions and exec plugins
}

// ErrFunction means that the function refused its input and has said why.
var ErrFunction = errors.New("the function refused its input; its reasons stand above")

// Run builds the kustomization in dir.
func Run(dir string, o Options) (resmap.ResMap, error) {
	options := krusty.MakeDefaultOptions()
	options.Reorder = krusty.ReorderOptionUnspecified // as the kustomize command does
	options.PluginConfig = types.EnabledPluginConfig(types.BploUseStaticallyLinked)
	options.PluginConfig.FnpLoadingOptions.EnableExec = true
	disk := filesys.MakeFsOnDisk()
	if !disk.IsDir(dir) {
		return nil, fmt.Errorf("%s is not a directory; build needs one with a kustomization.yaml", dir)
	}
	files := newGate(disk, o)
	objects, err := krusty.MakeKustomizer(options).Run(files, dir)
	switch {
	case files.refusal != nil: // Kustomize hides why a file could not be read
		return nil, files.refusal
	case err != nil && strings.Contains(err.Error(), "couldn't execute function: exit status 1"):
		return nil, ErrFunction
	case err != nil:
		return nil, fmt.Errorf("kustomize: %w", err)
	}
	return objects, nil
}
