package paths

import "testing"

func TestIsHostPath(t *testing.T) {
	for source, want := range map[string]bool{
		"/srv/data": true, "~/x": true, "~": true, `C:\data`: true, "c:/data": true, `\\.\pipe\docker_engine`: true,
		"data": false, "..": false, "../x": false, "a:b": false,
	} {
		if got := IsOfHost(source); got != want {
			t.Errorf("isHostPath(%s) = %v, want %v", source, got, want)
		}
	}
}
