package naming

import "strings"

// Volume returns the name of a pod's volume out of the word for what it is, and
// whatever else tells it from the others: bind, config, empty and so on.
func Volume(parts ...string) string { return Label(strings.Join(parts, "-")) }

// ClaimVolume returns the name of a pod's volume that is a claim: the claim's
// own, unless that starts with the word for something else.
func ClaimVolume(claim string) string {
	for _, word := range []string{"bind", "config", "empty", "host", "image", "memory", "secret", "seed", "claim"} {
		if strings.HasPrefix(claim, word+"-") {
			return Volume("claim", claim)
		}
	}
	return claim
}
