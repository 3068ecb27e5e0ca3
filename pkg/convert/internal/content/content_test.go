package content

import (
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

func TestConfigMapKeepsBytes(t *testing.T) {
	m := configMap(Object{Data: map[string]string{"text": "größe\n", "binary": "\xff\x00"}})
	if m.Data["text"] != "größe\n" || string(m.BinaryData["binary"]) != "\xff\x00" || len(m.Data) != 1 || len(m.BinaryData) != 1 {
		t.Errorf("data %q, binaryData %q", m.Data, m.BinaryData)
	}
}

// Content at the limit of the API server is kept, one byte more is refused.
func TestFits(t *testing.T) {
	for size, want := range map[int]report.Code{
		maxClientSide: "", maxClientSide + 1: report.NeedsServerSideApply,
		limit.ObjectBytes.Max(): report.NeedsServerSideApply, limit.ObjectBytes.Max() + 1: report.ContentTooLarge,
	} {
		c := New(nil, report.New(report.Options{}), nil)
		data := map[string]string{"a": strings.Repeat("x", size-1), "b": "\x00"}
		if got := c.fits(Object{Kind: objects.KindConfigMap, Data: data}); got != (size <= limit.ObjectBytes.Max()) {
			t.Errorf("%d bytes fit: %v", size, got)
		}
		var got report.Code
		if all := c.Report.Findings(); len(all) > 0 {
			got = all[0].Code
		}
		if got != want {
			t.Errorf("%d bytes raise %q, want %q", size, got, want)
		}
	}
}

func TestGeneratorStanza(t *testing.T) {
	got := generatorStanza(map[string]Object{
		"db-secret": {Lines: true, Data: map[string]string{"DB_PASSWORD": "s3cret", "KEY": "two\nlines"}},
		"tls":       {Data: map[string]string{"tls.key": "s3cret"}},
	})
	want := `secretGenerator:
- name: db-secret
  envs:
  - db-secret.env # DB_PASSWORD
  files:
  - KEY=db-secret/KEY
- name: tls
  files:
  - tls.key=tls/tls.key`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
