package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"

	"sigs.k8s.io/kustomize/api/types"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/krm"
)

// remote matches what Kustomize fetches: with git, by the forms that it parses as
// a repository, or by HTTP.
var remote = regexp.MustCompile(`(?i)^(git::)*((ssh|https?|file)://|[a-z][a-z0-9-]*@[^/]*[:/]|github\.com[:/])|^https?:`)

// reference is what a field of a kustomization names.
type reference struct{ field, text string }

// checkReferences refuses what is remote, and charts that helm would fetch.
func (g *gate) checkReferences(file string, data []byte, k *types.Kustomization) error {
	if charts := k.HelmCharts; !g.options.EnableHelm && len(charts) > 0 {
		return g.at(file, data, "helmCharts", fmt.Errorf("helmCharts: %w", errHelm))
	}
	if !g.options.EnableHelm && len(k.HelmChartInflationGenerator) > 0 {
		return g.at(file, data, "helmChartInflationGenerator", fmt.Errorf("helmChartInflationGenerator: %w", errHelm))
	}
	for _, r := range allReferences(k) {
		if err := g.checkReference(filepath.Dir(file), r); err != nil {
			return g.at(file, data, r.text, err)
		}
	}
	return nil
}

// checkReference refuses what can't be opened anyway, in better words.
func (g *gate) checkReference(dir string, r reference) error {
	if isRemote(r.text) {
		return fmt.Errorf("%s: %s is remote, and build fetches nothing; commit a copy, and name that", r.field, r.text)
	}
	if strings.Contains(r.text, "\n") || r.text == "" { // YAML that stands there itself
		return nil
	}
	_, name, _ := strings.Cut(r.text, "=")
	for _, name := range []string{r.text, name} {
		if !filepath.IsAbs(name) {
			name = filepath.Join(dir, name)
		}
		_, info, err := g.files.resolve(name)
		if err == nil {
			err = disk.Check(info)
		}
		if errors.Is(err, errOutside) || errors.Is(err, disk.ErrEscapes) || errors.Is(err, disk.ErrNotRegular) || errors.Is(err, disk.ErrTooLarge) {
			return fmt.Errorf("%s: %s: %w", r.field, r.text, reason(err))
		}
	}
	return nil
}

var errHelm = errors.New("build runs no helm; give --enable-helm if you trust the charts")

// isRemote tells a remote file or repository, also behind the key of a generator's
// file.
func isRemote(text string) bool {
	_, value, _ := strings.Cut(text, "=")
	return remote.MatchString(text) || remote.MatchString(value)
}

// references are what one field names.
func references(field string, texts ...string) []reference {
	var all []reference
	for _, text := range texts {
		all = append(all, reference{field, text})
	}
	return all
}

// allReferences lists everything in a kustomization that names a file or a
// directory.
func allReferences(k *types.Kustomization) []reference {
	var all []reference
	add := func(field string, texts ...string) { all = append(all, references(field, texts...)...) }
	add("resources", k.Resources...)
	//lint:ignore SA1019 what is deprecated leads out as well
	add("bases", k.Bases...)
	add("components", k.Components...)
	add("crds", k.Crds...)
	add("configurations", k.Configurations...)
	add("generators", k.Generators...)
	add("transformers", k.Transformers...)
	add("validators", k.Validators...)
	add("openapi", k.OpenAPI["path"])
	//lint:ignore SA1019 the same
	for _, p := range k.PatchesStrategicMerge {
		add("patchesStrategicMerge", string(p))
	}
	//lint:ignore SA1019 the same
	for _, p := range k.PatchesJson6902 {
		add("patchesJson6902", p.Path)
	}
	for _, p := range k.Patches {
		add("patches", p.Path)
	}
	for _, r := range k.Replacements {
		add("replacements", r.Path)
	}
	sources := func(field string, s types.KvPairSources) {
		add(field, s.FileSources...)
		add(field, append(s.EnvSources, s.EnvSource)...)
	}
	for _, c := range k.ConfigMapGenerator {
		sources("configMapGenerator", c.KvPairSources)
	}
	for _, s := range k.SecretGenerator {
		sources("secretGenerator", s.KvPairSources)
	}
	return all
}

// checkBuiltin refuses a configuration of Kustomize's own that needs helm or names
// a remote file.
func (g *gate) checkBuiltin(c config) error {
	if strings.HasPrefix(c.GetKind(), "HelmChart") && !g.options.EnableHelm {
		return fmt.Errorf("%s: %w", c, errHelm)
	}
	fields, err := c.Map()
	if err != nil {
		return err
	}
	for _, field := range []string{"path", "paths", "files", "env", "envs", "replacements"} {
		for _, text := range texts(fields[field]) {
			if isRemote(text) {
				return fmt.Errorf("%s: %s: %s is remote, and build fetches nothing; commit a copy, and name that", c, field, text)
			}
		}
	}
	return nil
}

// texts returns the strings in a value.
func texts(value any) []string {
	var all []string
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		for _, item := range value {
			all = append(all, texts(item)...)
		}
	case map[string]any:
		for _, item := range value {
			all = append(all, texts(item)...)
		}
	}
	return all
}

// at puts the place before an error, unless it is one of the function, which has
// said more, or has its place already.
func (g *gate) at(file string, data []byte, text string, err error) error {
	if errors.Is(err, krm.ErrRefused) {
		return err
	}
	if g.refusal != nil {
		return g.refusal
	}
	text, _, _ = strings.Cut(text, "\n")
	return fmt.Errorf("%s: %w", g.place(file, data, text), err)
}

// reason is an error of a file without its path, which stands in the message.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
