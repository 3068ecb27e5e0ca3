package build

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/report"
)

// Options say what may be read, and what may be executed besides the function.
type Options struct {
	Root          string // what may be read; empty for what disk.Find says
	EnableExec    bool   // exec functions of others
	EnablePlugins bool   // container functions and exec plugins
	EnableHelm    bool   // helm, which fetches charts by itself
	HelmCommand   string // helm's name or path
	Version       string // of the function in this process; empty when it isn't a release
	MaxObjects    int    // how many objects and patches a build may hold; 0 for limit.BuildObjects

	Generate krm.Generator                                        // the function
	Err      io.Writer                                            // where it says its findings
	Say      func(io.Writer, *report.Report, report.Counts) error // how; nil for text
}

// executes reports whether anything is run in a process of its own.
func (o Options) executes() bool { return o.EnableExec || o.EnablePlugins || o.EnableHelm }

// Run builds the kustomization in dir.
func Run(dir string, o Options) (*Built, error) {
	defer closeDoors(o)()
	g, at, err := openGate(dir, o)
	if err != nil {
		return nil, err
	}
	defer g.files.root.Close()
	release, err := catchStderr(o.Err)
	if err != nil {
		return nil, err
	}
	objects, err := krusty.MakeKustomizer(g.kustomizer()).Run(g, at)
	release()
	switch {
	case g.refusal != nil: // Kustomize hides why a file could not be read
		return nil, g.refusal
	case err != nil:
		return nil, g.explain(err)
	}
	g.unmatched(objects)
	return &Built{Objects: objects, Top: g.top(at), Notes: g.notes, texts: g.texts}, g.setOrigins(objects)
}

// openGate opens the root of a build, and returns where dir is in it.
func openGate(dir string, o Options) (*gate, string, error) {
	top, name, err := disk.Find(dir)
	if o.Root != "" {
		top, name, err = within(o.Root, dir)
	}
	if err != nil {
		return nil, "", err
	}
	files, err := openFiles(top)
	if err != nil {
		return nil, "", err
	}
	at := filepath.Join(files.top, filepath.FromSlash(name))
	if _, info, err := files.resolve(at); err != nil || !info.IsDir() {
		files.root.Close()
		if disk.Escapes(err) {
			return nil, "", fmt.Errorf("%s: a link leads out of %s, which is what build may read; name another with --root", dir, top)
		}
		return nil, "", fmt.Errorf("%s is not a directory; build needs one with a kustomization.yaml", dir)
	}
	return newGate(files, o), at, nil
}

// within returns the absolute path of a root, and the path of dir below it.
func within(root, dir string) (top, name string, err error) {
	top, err = filepath.Abs(root)
	if err == nil {
		dir, err = filepath.Abs(dir)
	}
	if err == nil {
		name, err = filepath.Rel(top, dir)
	}
	if err == nil && !filepath.IsLocal(name) {
		err = fmt.Errorf("%s is not below --root %s", dir, root)
	}
	return top, name, err
}

// kustomizer returns the options of Kustomize.
func (g *gate) kustomizer() *krusty.Options {
	o := krusty.MakeDefaultOptions()
	o.Reorder = krusty.ReorderOptionUnspecified // as the kustomize command does
	o.PluginConfig = types.MakePluginConfig(types.PluginRestrictionsBuiltinsOnly, types.BploUseStaticallyLinked)
	if g.options.EnableExec || g.options.EnablePlugins {
		o.PluginConfig.PluginRestrictions = types.PluginRestrictionsNone
		o.PluginConfig.FnpLoadingOptions.EnableExec = g.options.EnableExec
	}
	o.PluginConfig.HelmConfig = types.HelmConfig{Enabled: g.options.EnableHelm, Command: g.options.HelmCommand}
	return o
}

// refuse remembers the first refusal of a build.
func (g *gate) refuse(err error) {
	if g.refusal == nil {
		g.refusal = err
	}
}

// place says where something stands: the file, and the first line that holds it.
func (g *gate) place(file string, data []byte, text string) string {
	before, _, found := strings.Cut(string(data), text)
	if !found || text == "" {
		return g.files.show(file)
	}
	return fmt.Sprintf("%s:%d", g.files.show(file), 1+strings.Count(before, "\n"))
}
