package build

import (
	"path"
	"regexp"
	"strings"

	"sigs.k8s.io/kustomize/kyaml/fn/runtime/runtimeutil"

	"github.com/composesource/composesource/pkg/report"
)

// release matches the version of a release; what was built on the way to one has none.
var release = regexp.MustCompile(`^v\d+\.\d+\.\d+(-rc\.?\d+)?$`)

// version notes that the annotation runs another release of the function than this.
func (g *gate) version(dir string, c config) {
	spec, err := runtimeutil.GetFunctionSpec(&c.RNode)
	if err != nil || spec == nil {
		return
	}
	image, _, _ := strings.Cut(spec.Container.Image, "@")
	if _, tag, _ := strings.Cut(path.Base(image), ":"); release.MatchString(tag) && release.MatchString(g.options.Version) && tag != g.options.Version {
		g.note(report.VersionDiffers, report.Position{File: path.Join(g.files.show(dir), c.file)}, tag, g.options.Version)
	}
}
