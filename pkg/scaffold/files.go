package scaffold

import (
	"bytes"
	"embed"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
)

//go:embed templates
var templates embed.FS

// Options are what the user may choose.
type Options struct {
	Layout
	Image string // of the function, with a tag
	Extras
	// Resources are the files of the base when it holds what was generated, and no
	// generator.
	Resources []string
}

// page is what a template sees.
type page struct {
	*app
	*Environment
	*extras
	Options
	Namespace string
	Base      string // from the overlay
	Overlay   string // its name
	Embeds    bool   // the base holds copies
}

// Files returns the content of every file, by its path in the terms of the
// layout. Copies of the project's files are not embedded yet.
func Files(o Options, all []Environment) (map[string]string, error) {
	files := map[string]string{}
	add := func(dir, name string, p page) (err error) {
		files[filepath.Join(dir, filepath.Base(name))], err = render(name, p)
		return err
	}
	for i := range all {
		e := &all[i]
		a := newApp(e.Result)
		x := a.extras(o.Extras, e)
		base := o.BaseOf(e, all)
		dir := filepath.Join(o.Overlays, e.Name)
		back, err := Relative(dir, base)
		if err != nil {
			return nil, err
		}
		for _, name := range a.base(e, o) {
			p := page{app: a, Environment: e, extras: x, Options: o, Namespace: a.Namespace, Embeds: o.Copies(base)}
			if err := add(base, name, p); err != nil {
				return nil, err
			}
		}
		p := page{a, e, x, o, a.Namespace + "-" + e.Name, back, e.Name, false}
		for _, name := range slices.Concat(a.overlay(e.Name), x.files()) {
			if err := add(dir, name, p); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// base returns the templates of a base's files.
func (a *app) base(e *Environment, o Options) []string {
	if len(o.Resources) > 0 {
		return []string{"resources/kustomization.yaml"}
	}
	names := []string{"base/composesource.yaml", "base/kustomization.yaml"}
	if e.Routes == api.RoutesHTTPRoute {
		names = append(names, "base/names.yaml")
	}
	return names
}

// overlay returns the templates of an overlay's files: that of development, or of
// what is run for people.
func (a *app) overlay(name string) []string {
	if name == development.name {
		return []string{"namespace.yaml", "dev/kustomization.yaml"}
	}
	files := []string{"namespace.yaml", "prod/kustomization.yaml"}
	if len(a.Claims) > 0 {
		files = append(files, "prod/claims.yaml")
	}
	if len(a.Types) > 0 {
		files = append(files, "prod/services.yaml")
	}
	if len(a.Public) > 0 {
		files = append(files, "prod/public.yaml")
	}
	return files
}

// render fills one template. A line feed after the last line is a file's, and a
// template's {{- end}} takes it away.
func render(name string, p page) (string, error) {
	t, err := template.New(filepath.Base(name)).Option("missingkey=error").Funcs(template.FuncMap{
		"quote": emit.Quote, "comment": comment, "yaml": yamlOf, "join": func(between string, all []string) string { return strings.Join(all, between) },
	}).ParseFS(templates, "templates/"+name)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, p)
	return strings.TrimRight(b.String(), "\n") + "\n", err
}

// comment keeps a text on its line.
func comment(s string) string { return strings.Join(strings.Fields(s), " ") }

// yamlOf writes whole objects.
func yamlOf(objects []emit.Object) (string, error) {
	var b strings.Builder
	err := emit.Write(&b, objects)
	return b.String(), err
}
