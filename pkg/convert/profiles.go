package convert

import "github.com/composesource/composesource/pkg/report"

// profiles says that the unit is there because a profile is active.
func profiles(u *unit) {
	if len(u.Profiles) > 0 {
		u.Say("profiles", report.ProfileActive, u.Name)
	}
}
