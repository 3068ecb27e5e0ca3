package process

import (
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// Profiles says that the unit is there because a profile is active.
func Profiles(u *drafts.Draft) {
	if len(u.Profiles) > 0 {
		u.Say("profiles", report.ProfileActive, u.Name)
	}
}
