package build

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// explanation says what an error of Kustomize means.
type explanation struct {
	pattern *regexp.Regexp
	explain func(g *gate, groups []string) string
}

// Kustomize's errors about what an overlay names and the project no longer has, with
// the kind and the name, or the path in an object, as groups.
var explanations = []explanation{
	{regexp.MustCompile(`merging from generator .*Kind:"(\w+)".*Name:"([^"]+)".* does not exist`), (*gate).gone},
	{regexp.MustCompile(`no matches for Id (\w+)\.[^/]*/([^\[]+)\.\[`), (*gate).gone},
	{regexp.MustCompile(`(resource) with name (\S+) does not match a config`), (*gate).gone},
	{regexp.MustCompile(`nothing selected by (\w+)\.[^/]*/([^\[]+)\.\[`), (*gate).gone},
	{regexp.MustCompile(`unable to find one of 'kustomization.yaml'.* in directory '([^']*)'`), (*gate).noKustomization},
	{regexp.MustCompile(`testing value (\S+) failed`), func(g *gate, groups []string) string {
		return g.where("", groups[1]) + ": the patch tests " + groups[1] + ", and the project has another value there now: write that into the test, or take the patch out"
	}},
	{regexp.MustCompile(`operation does not apply: .*?: (/[^:]+): missing value`), func(g *gate, groups []string) string {
		return g.where("", groups[1]) + ": the patch is about " + groups[1] + ", which no object that it is for has any more: name what is there, or take the patch out"
	}},
}

// explain says in our words what Kustomize stumbled over, where they are known, and in
// its own otherwise.
func (g *gate) explain(err error) error {
	for _, e := range explanations {
		if groups := e.pattern.FindStringSubmatch(err.Error()); groups != nil {
			return fmt.Errorf("%s", e.explain(g, groups))
		}
	}
	return fmt.Errorf("kustomize: %w", err)
}

// gone says that an overlay names what the project no longer has.
func (g *gate) gone(groups []string) string {
	kind, name := groups[1], groups[2]
	if kind == "Guard" {
		return fmt.Sprintf("%s: no ComposeSource of this base has the annotation composesource.dev/guard: %s, which the patch is for", g.where(kind, name), name)
	}
	kind = strings.TrimPrefix(kind, "resource")
	files, has, remedy := g.composeFiles(), "has", "take it out here"
	if strings.Contains(files, ",") {
		has = "have"
	}
	if other := near(g.everything(), cmp.Or(kind, "Deployment"), name); other != "" {
		remedy += ", or is it now" + strings.TrimPrefix(other, ":")
	}
	service := strings.TrimSuffix(strings.TrimSuffix(name, "-env"), "-secret")
	return fmt.Sprintf("%s: %s is gone since %s no longer %s %s; %s", g.where(kind, name), strings.TrimSpace(kind+" "+name), files, has, service, remedy)
}

// noKustomization says what there is to build instead.
func (g *gate) noKustomization(groups []string) string {
	typed := g.typed(groups[1])
	text := typed + " has no kustomization.yaml"
	for _, overlay := range []string{"overlays/dev", "k8s/overlays/dev"} {
		if g.Exists(filepath.Join(groups[1], overlay, "kustomization.yaml")) {
			return text + "; the overlays are below it: composesource build " + filepath.Join(typed, overlay)
		}
	}
	for _, name := range []string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"} {
		if g.Exists(filepath.Join(groups[1], name)) {
			return text + "; a base and overlays for " + name + " are written by: composesource init " + typed
		}
	}
	return text + "; name the directory of an overlay: composesource build overlays/dev"
}

// where returns the place of a name behind a kind, as FILE:LINE.
func (g *gate) where(kind, name string) string {
	b := Built{texts: g.texts}
	at, ok := b.Find(kind, name)
	if !ok {
		return "the overlay"
	}
	return fmt.Sprintf("%s:%d", at.File, at.Line)
}

// composeFiles returns the names of the Compose files that configurations read, for
// people.
func (g *gate) composeFiles() string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(g.sources)) {
		c := g.sources[name]
		files, err := c.Pipe(yaml.Lookup("spec", "files"))
		if err != nil || files.IsNilOrEmpty() {
			continue
		}
		names, err := files.Elements()
		if err != nil {
			continue
		}
		for _, name := range names {
			if name := name.YNode().Value; !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return cmp.Or(strings.Join(all, ", "), "the Compose file")
}
