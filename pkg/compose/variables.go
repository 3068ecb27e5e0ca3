package compose

import (
	"errors"
	"io/fs"
	"maps"
	"path"
)

// variables returns what interpolation may use: the given variables, then the
// ones of the env files, of which the last that has a name counts.
func (l *loader) variables(dir string) map[string]string {
	files := l.options.EnvFiles
	if len(files) == 0 {
		if name := path.Join(dir, ".env"); l.hasEnv(name) {
			files = []string{name}
		}
	}
	vars := l.envOf(files, l.options.Env, reference{what: "env file"})
	maps.Copy(vars, l.options.Env)
	return vars
}

// envOf returns the variables of files; what they refer to is looked up in env
// first.
func (l *loader) envOf(files []string, env map[string]string, r reference) map[string]string {
	vars := map[string]string{}
	for _, name := range files {
		r.text = name
		name, ok := l.locate(r)
		if !ok {
			continue
		}
		if f, ok := l.envFile(name, r); ok {
			l.loadEnv(f, "", vars, func(name string) (string, bool) { v, ok := env[name]; return v, ok }, r.field)
		}
	}
	return vars
}

// envFile reads an env file once, however many services name it.
func (l *loader) envFile(name string, r reference) (*envFile, bool) {
	if f, ok := l.envCache[name]; ok {
		return f, f != nil
	}
	content, ok := l.read(name, r)
	if !ok {
		l.envCache[name] = nil
		return nil, false
	}
	f := newEnvFile(name, content)
	l.envCache[name] = f
	return f, true
}

// hasEnv reports whether there is a .env that Compose would read, or stumble
// over.
func (l *loader) hasEnv(name string) bool {
	info, err := fs.Stat(l.root, name)
	return err == nil && !info.IsDir() || err != nil && !errors.Is(err, fs.ErrNotExist)
}

// present reports whether there is something at a path, readable or not.
func (l *loader) present(name string) bool {
	_, err := fs.Stat(l.root, name)
	return err == nil
}
