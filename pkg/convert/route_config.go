package convert

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	"go.yaml.in/yaml/v3"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/paths"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// traefikConfig reads the configuration of the project's own Traefik, from its
// command, its variables and the YAML files that are mounted for it.
func (c *converter) traefikConfig() label.Static {
	settings := map[string]string{}
	for _, u := range c.routed() {
		if !images.IsTraefik(u.Image) {
			continue
		}
		for _, word := range append(append([]string{}, u.Entrypoint...), u.Command...) {
			if option, ok := strings.CutPrefix(word, "--"); ok {
				key, value, given := strings.Cut(option, "=")
				if !given {
					value = "true"
				}
				settings[key] = value
			}
		}
		for _, v := range u.Env {
			if key, ok := strings.CutPrefix(v.Name, "TRAEFIK_"); ok {
				settings[strings.ReplaceAll(key, "_", ".")] = v.Value
			}
		}
		for i, v := range u.Volumes {
			configFile(u, v, i, settings)
		}
	}
	return label.ReadStatic(c.Project.Name, settings)
}

// configFile adds the settings of a file where Traefik looks for one.
func configFile(u *drafts.Draft, v types.ServiceVolumeConfig, i int, settings map[string]string) {
	if v.Type != types.VolumeTypeBind {
		return
	}
	var files []string
	switch base := path.Base(v.Target); {
	case strings.HasPrefix(base, "traefik.") && strings.Contains(".yml.yaml.toml", path.Ext(base)):
		files = []string{v.Source}
	case path.Clean(v.Target) == "/etc/traefik":
		for _, name := range []string{"traefik.yml", "traefik.yaml", "traefik.toml"} {
			if _, err := fs.Stat(u.Plans.Project.Root, paths.Valid(path.Join(v.Source, name))); err == nil {
				files = append(files, path.Join(v.Source, name))
			}
		}
	}
	for _, file := range files {
		if !readSettings(u, file, settings) {
			u.SayItem("volumes", i, report.RouteConfig, file)
		}
	}
}

// readSettings flattens a YAML file of the project to settings.
func readSettings(u *drafts.Draft, file string, settings map[string]string) bool {
	info, err := fs.Stat(u.Plans.Project.Root, paths.Valid(file))
	if err != nil || !info.Mode().IsRegular() || info.Size() > int64(limit.FileBytes.Max()) || path.Ext(file) == ".toml" {
		return false
	}
	text, err := fs.ReadFile(u.Plans.Project.Root, file)
	if err != nil || limit.YAML(text) != nil {
		return false
	}
	var tree any
	if yaml.Unmarshal(text, &tree) != nil {
		return false
	}
	flatten("", tree, settings)
	return true
}

func flatten(key string, value any, settings map[string]string) {
	switch value := value.(type) {
	case map[string]any:
		if len(value) == 0 {
			settings[key] = "true"
		}
		for name, v := range value {
			flatten(strings.TrimPrefix(key+"."+name, "."), v, settings)
		}
	case []any:
		for i, v := range value {
			flatten(fmt.Sprintf("%s[%d]", key, i), v, settings)
		}
	default:
		settings[key] = fmt.Sprint(value)
	}
}

// guardedHosts returns the hosts that nginx-proxy asks a password for: those that
// have a file in its directory htpasswd, or all (*) when nobody sees what lies there.
func (c *converter) guardedHosts() []string {
	const place = "/etc/nginx/htpasswd"
	var hosts []string
	for _, u := range c.routed() {
		if !images.IsNginxProxy(u.Image) {
			continue
		}
		for _, v := range u.Volumes {
			target := path.Clean(v.Target)
			if name, ok := strings.CutPrefix(target, place+"/"); ok {
				hosts = append(hosts, name)
			}
			if target != place {
				continue
			}
			entries, err := fs.ReadDir(u.Plans.Project.Root, paths.Valid(v.Source))
			if err != nil || v.Type != types.VolumeTypeBind || paths.IsOfHost(v.Source) {
				hosts = append(hosts, "*")
			}
			for _, e := range entries {
				hosts = append(hosts, e.Name())
			}
		}
	}
	return hosts
}
