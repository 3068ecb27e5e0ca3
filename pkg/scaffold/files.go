package scaffold

import (
	"path/filepath"
	"slices"

	"github.com/composesource/composesource/pkg/api"
)

// Options are what the user may choose.
type Options struct {
	Layout
	Image string // of the function, with a tag
	Extras
	// Resources are the files of the base when it holds what was generated, and no
	// generator.
	Resources []string
}

// page is what a file is told.
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
	add := func(dir string, f file, p page) error {
		var t text
		f.write(&t, p)
		files[filepath.Join(dir, f.name)] = t.String()
		return t.err
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
		for _, f := range a.base(e, o) {
			p := page{app: a, Environment: e, extras: x, Options: o, Namespace: a.Namespace, Embeds: o.Copies(base)}
			if err := add(base, f, p); err != nil {
				return nil, err
			}
		}
		p := page{a, e, x, o, a.Namespace + "-" + e.Name, back, e.Name, false}
		for _, f := range slices.Concat(a.overlay(e.Name), x.files()) {
			if err := add(dir, f, p); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// file is one that is written.
type file struct {
	name  string
	write func(*text, page)
}

// base returns the files of a base.
func (a *app) base(e *Environment, o Options) []file {
	if len(o.Resources) > 0 {
		return []file{{"kustomization.yaml", (*text).resources}}
	}
	files := []file{{"composesource.yaml", (*text).composeSource}, {"kustomization.yaml", (*text).base}}
	if e.Routes == api.RoutesHTTPRoute {
		files = append(files, file{"names.yaml", (*text).names})
	}
	return files
}

// overlay returns the files of an overlay: that of development, or of what is run
// for people.
func (a *app) overlay(name string) []file {
	if name == development.name {
		return []file{{"namespace.yaml", (*text).namespace}, {"kustomization.yaml", (*text).development}}
	}
	files := []file{{"namespace.yaml", (*text).namespace}, {"kustomization.yaml", (*text).production}}
	if len(a.Claims) > 0 {
		files = append(files, file{"claims.yaml", (*text).claims})
	}
	if len(a.Types) > 0 {
		files = append(files, file{"services.yaml", (*text).services})
	}
	if len(a.Public) > 0 {
		files = append(files, file{"public.yaml", (*text).public})
	}
	return files
}
