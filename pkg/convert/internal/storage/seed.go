package storage

import "github.com/composesource/composesource/pkg/convert/internal/objects"

// seedClaim plans the content that is copied into a claim of a bound directory.
func (u *member) seedClaim(k *Claim, v volumeEntry) {
	if k.Seed == nil {
		k.Seed = &Bundle{
			Holder: objects.Holder{Who: "the content of " + v.written(), At: v.At(), Field: v.Item()},
			Meta:   u.l.Labels.Shared(k.Name + "-seed"), Files: k.content.Files,
		}
		for _, f := range k.Seed.Files {
			if f.Mode != nil { // a copy that its owner may change
				mode := int32(0o755)
				f.Mode = &mode
			}
		}
		u.l.bundle(k.Seed)
	}
	u.files = append(u.files, k.Seed.Files...)
}
