package storage

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/report"
)

func TestClaimSize(t *testing.T) {
	for _, test := range []struct{ option, asked, standard, want string }{
		{"", "10Gi", "2Gi", "10Gi"}, {"20g", "10Gi", "2Gi", "10Gi"}, {"20g", "", "2Gi", "20Gi"}, {"512m", "", "2Gi", "512Mi"},
		{"1.5Gi", "", "2Gi", "1536Mi"}, {"100Mi", "", "", "100Mi"},
		{"", "", "2Gi", "2Gi"}, {"much", "", "2Gi", "2Gi"}, {"0", "", "2Gi", "2Gi"}, {"-1Gi", "", "2Gi", "2Gi"}, {"", "", "", "5Gi"},
	} {
		l := plannerOf(nil, nil)
		l.Spec = api.Spec{Storage: api.Storage{Size: test.standard}, Volumes: map[string]api.Volume{"data": {Size: test.asked}}}
		l.Project.Volumes = types.Volumes{"data": {DriverOpts: types.Options{"size": test.option}}}
		if got := l.claimSize("data"); got.String() != test.want {
			t.Errorf("size %q, asked %q, by default %q: got %s, want %s", test.option, test.asked, test.standard, got.String(), test.want)
		}
	}
}

// A configuration that was not decoded by pkg/api may hold anything.
func TestWrongSizeIsRefused(t *testing.T) {
	l := plannerOf(nil, nil)
	l.Spec.Storage.Size = "large"
	l.defaultSize()
	if found := l.Report.Findings(); len(found) != 1 || found[0].Code != report.ConfigWrongValue || !l.Report.Broken() {
		t.Errorf("got %v", found)
	}
}
