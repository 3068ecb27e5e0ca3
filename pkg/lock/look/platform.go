package look

import (
	"fmt"
	"runtime"
	"strings"

	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// parsePlatform reads linux/arm64 or the like; nothing is no platform in particular.
func parsePlatform(text string) (v1.Platform, error) {
	if text == "" {
		return v1.Platform{}, nil
	}
	parts := strings.Split(strings.ToLower(text), "/")
	if len(parts) < 2 || len(parts) > 3 || strings.ContainsAny(text, ": ") {
		return v1.Platform{}, fmt.Errorf("the platform %s is none such as linux/amd64", text)
	}
	p := v1.Platform{OS: parts[0], Architecture: parts[1]}
	if len(parts) == 3 {
		p.Variant = parts[2]
	}
	return normal(p), nil
}

// normal returns a platform as all write it: there is one 64-bit variant of ARM.
func normal(p v1.Platform) v1.Platform {
	p = v1.Platform{OS: p.OS, Architecture: p.Architecture, Variant: p.Variant}
	switch {
	case p.Architecture == "aarch64", p.Architecture == "arm64" && p.Variant == "v8":
		p.Architecture, p.Variant = "arm64", ""
	case p.Architecture == "x86_64", p.Architecture == "amd64" && p.Variant == "v1":
		p.Architecture, p.Variant = "amd64", ""
	case p.Architecture == "arm" && p.Variant == "":
		p.Variant = "v7"
	}
	return p
}

// here is the platform of the images that an engine on this machine runs.
func here() v1.Platform { return normal(v1.Platform{OS: "linux", Architecture: runtime.GOARCH}) }

// choose returns the image of a list for a platform.
func choose(list *v1.IndexManifest, want v1.Platform) (v1.Descriptor, error) {
	if want.OS == "" {
		want = here()
	}
	var has []string
	for _, d := range list.Manifests {
		switch {
		case d.Platform == nil || d.Platform.OS == "unknown": // an attestation
			continue
		case normal(*d.Platform).Satisfies(want):
			return d, nil
		}
		has = append(has, normal(*d.Platform).String())
	}
	if len(has) == 0 {
		return v1.Descriptor{}, fmt.Errorf("its list of manifests names no image")
	}
	return v1.Descriptor{}, fmt.Errorf("it isn't there for %s, but for %s", want, strings.Join(has, ", "))
}

// SamePlatform reports whether two texts name the same platform.
func SamePlatform(a, b string) bool {
	p, err := parsePlatform(a)
	q, other := parsePlatform(b)
	return err == nil && other == nil && p.Equals(q)
}
