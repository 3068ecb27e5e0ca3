package drivers

import (
	"strings"
	"testing"
)

func TestDriverHintShowsNoPassword(t *testing.T) {
	for _, kind := range []string{"nfs", "nfs4", "cifs", "smb3", "none", "tmpfs", ""} {
		hint := Hint("share", map[string]string{
			"type": kind, "o": "addr=10.0.0.1,username=u,password=hunter22,bind", "device": ":/export",
		})
		if strings.Contains(hint, "hunter22") || hint == "" {
			t.Errorf("type %q: %q", kind, hint)
		}
	}
}
