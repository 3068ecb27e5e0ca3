package build

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/composesource/composesource/pkg/report"
)

// target is what a patch is for.
type target struct {
	types.Selector
	at report.Position
}

// targets remembers what the patches of a kustomization are for. Those that name
// nothing are rules, and those that delete may have done so.
func (g *gate) targets(file string, data []byte, k *types.Kustomization) {
	g.renames = g.renames || k.NamePrefix != "" || k.NameSuffix != ""
	for _, p := range k.Patches {
		text := []byte(p.Patch)
		if p.Path != "" {
			text, _ = g.files.ReadFile(filepath.Join(filepath.Dir(file), p.Path)) // what can't be read, Kustomize refuses
		}
		if p.Target != nil && p.Target.Name != "" && !bytes.Contains(text, []byte("$patch: delete")) {
			at := report.Position{File: g.files.show(file)}
			if i := wordIn(data, max(0, bytes.Index(data, []byte("patches:"))), p.Target.Name); i >= 0 {
				at = position(at.File, data, i)
			}
			g.patched = append(g.patched, target{*p.Target, at})
		}
	}
	for _, m := range k.ConfigMapGenerator {
		g.generated = append(g.generated, object{"ConfigMap", m.Name})
	}
	for _, s := range k.SecretGenerator {
		g.generated = append(g.generated, object{"Secret", s.Name})
	}
}

// object names what some file says there is.
type object struct{ kind, name string }

// unmatched notes the patches that Kustomize passed over, because nothing that was
// built, read or made is like their targets. Where names are changed on the way, nobody
// can tell. All files are read again only for a target that isn't among what was built.
func (g *gate) unmatched(built resmap.ResMap) {
	if g.renames {
		return
	}
	var all []resmap.ResMap
	for _, t := range g.patched {
		if t.Namespace = ""; matches([]resmap.ResMap{built}, t.Selector) {
			continue
		}
		if all == nil {
			all = g.everything()
		}
		if !matches(all, t.Selector) {
			what := strings.TrimSpace(t.Kind + " " + t.Name)
			g.note(report.PatchesNothing, t.at, what, near(all, t.Kind, t.Name))
		}
	}
}

// everything returns the objects of all files that were read and of all generators.
func (g *gate) everything() []resmap.ResMap {
	var all []resmap.ResMap
	add := func(data []byte) {
		if objects, err := g.parser.NewResMapFromBytes(data); err == nil {
			all = append(all, objects)
		}
	}
	for _, t := range g.texts {
		if !isKustomization(t.file) {
			add(t.data)
		}
	}
	for _, data := range g.virtual.files {
		add(data)
	}
	for _, o := range g.generated {
		add(fmt.Appendf(nil, "{apiVersion: v1, kind: %s, metadata: {name: %q}}", o.kind, o.name))
	}
	return all
}

func matches(all []resmap.ResMap, s types.Selector) bool {
	for _, objects := range all {
		if found, err := objects.Select(s); err != nil || len(found) > 0 { // Kustomize says what is wrong with a selector
			return true
		}
	}
	return false
}

// near returns a question about the object of a kind whose name is like another.
func near(all []resmap.ResMap, kind, name string) string {
	var names []string
	for _, objects := range all {
		for _, o := range objects.Resources() {
			if o.GetKind() == kind {
				names = append(names, o.GetName())
			}
		}
	}
	if found := report.Nearest(name, names); found != "" && found != name {
		return ": " + found + "?"
	}
	return ""
}
