package scaffold

import (
	"bytes"
	"embed"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/generate"
)

//go:embed templates
var templates embed.FS

// Options are what the user may choose.
type Options struct {
	Layout
	Files []string // Compose files, slash-separated and relative to the root; empty: those that docker compose looks for
	Image string   // of the function, with a tag
	Decisions
	// Resources are the files of the base when it holds what was generated, and no
	// generator.
	Resources []string
}

// page is what a template sees.
type page struct {
	*app
	Options
	Namespace string
	Base      string // from the overlay
	Overlay   string // its name
}

// Files returns the content of every file, by its path in the terms of the
// layout. Copies of the project's files are not embedded yet.
func Files(o Options, result *generate.Result) (map[string]string, error) {
	a := newApp(result)
	files := map[string]string{}
	add := func(dir, name string, p page) (err error) {
		files[filepath.Join(dir, filepath.Base(name))], err = render(name, p)
		return err
	}
	base := page{app: a, Options: o, Namespace: a.Namespace}
	written := a.base(o)
	if len(o.Resources) > 0 {
		written = []string{"resources/kustomization.yaml"}
	}
	for _, name := range written {
		if err := add(o.Layout.Base, name, base); err != nil {
			return nil, err
		}
	}
	for _, overlay := range []string{"dev", "prod"} {
		dir := filepath.Join(o.Overlays, overlay)
		back, err := Relative(dir, o.Layout.Base)
		if err != nil {
			return nil, err
		}
		p := page{a, o, a.Namespace + "-" + overlay, back, overlay}
		for _, name := range a.overlay(overlay) {
			if err := add(dir, name, p); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// base returns the templates of the base's files.
func (a *app) base(o Options) []string {
	names := []string{"base/composesource.yaml", "base/kustomization.yaml"}
	if o.Routes == api.RoutesHTTPRoute {
		names = append(names, "base/names.yaml")
	}
	return names
}

// overlay returns the templates of an overlay's files.
func (a *app) overlay(name string) []string {
	files := []string{"namespace.yaml", name + "/kustomization.yaml"}
	if name != "prod" {
		return files
	}
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
