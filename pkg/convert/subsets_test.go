package convert_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/composesource/composesource/pkg/internal/apiserver"
)

// TestSubsetsAreValid takes random attributes away from the examples. Whatever
// is left is either refused with a reason, or valid; it never ends in a panic.
func TestSubsetsAreValid(t *testing.T) {
	manifests := map[string][]byte{}
	documents := fullDocuments(t)
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 0))
		for _, name := range slices.Sorted(maps.Keys(documents)) {
			subset := documents[name].copy(t)
			for _, path := range attributesIn(subset, "", nil) {
				if len(path) > 2 && random.IntN(12) == 0 {
					subset.remove(path)
				}
			}
			objects, findings := subset.convert(t)
			switch {
			case objects != nil:
				manifests[fmt.Sprintf("%s with seed %d", name, seed)] = []byte(manifest(t, objects))
			case len(findings) == 0:
				t.Errorf("%s with seed %d: no objects, and no reason", name, seed)
			}
		}
	}
	if len(manifests) < 50 {
		t.Errorf("only %d subsets were valid projects", len(manifests))
	}
	apiserver.CheckSince(t, "1.35", manifests) // image volumes
}
