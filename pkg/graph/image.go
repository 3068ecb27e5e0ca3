package graph

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/facts"
)

// says lists the ports and the user that a workload has from its image, where somebody
// looked at that or at its Dockerfile, and the project says nothing.
func (w workload) says(image *facts.Image) string {
	if image == nil {
		return ""
	}
	var all []string
	for _, p := range image.Ports {
		if p.IsExact() && len(w.Ports)+len(w.Expose) == 0 {
			all = append(all, fmt.Sprintf("port %d/%s", p.Value.Number, p.Value.Protocol))
		}
	}
	if u := image.User; u.IsExact() && w.User == "" && !u.Value.IsRoot() {
		all = append(all, "user "+u.Value.String())
	}
	if all == nil {
		return ""
	}
	return "; the image says " + strings.Join(all, ", ")
}
