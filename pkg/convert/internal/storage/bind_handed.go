package storage

import (
	"fmt"
	"path"
	"strings"

	"github.com/composesource/composesource/pkg/convert/internal/paths"
)

// mayBeOfProject reports whether an absolute path may lie in the project: Compose
// Bridge makes all of them absolute.
func mayBeOfProject(source string) bool {
	return paths.IsOfHost(source) && !paths.IsOfMachine(path.Clean(source)) &&
		!strings.HasSuffix(source, "docker.sock") && !strings.HasSuffix(source, "docker_engine")
}

// handedHint says how a service gets what Compose Bridge doesn't hand over.
func handedHint(v volumeEntry) string {
	const read = "run `composesource init` where the Compose file is, which reads it"
	if isHostData(v) {
		return fmt.Sprintf("for data, set spec.mounts: {%q: PersistentVolumeClaim} in the composesource.yaml of --templates; for settings, %s",
			"./"+path.Base(strings.ReplaceAll(v.Source, `\`, "/")), read)
	}
	return "mount files by `configs` or `secrets`, whose content is handed over, or " + read
}
