package convert

import (
	"testing"

	"github.com/composesource/composesource/pkg/convert/internal/units/unitstest"
)

// Hosts are rewritten in what becomes of the project, which others read, too.
func TestTheProjectKeepsItsVariables(t *testing.T) {
	const url = "http://my_api:80/"
	p, r := unitstest.Load(t, "services:\n  web: {image: x, environment: {URL: '"+url+"'}}\n  my_api: {image: y}\n")
	c := newConverter(p, Options{}, r)
	c.run()
	if got := c.byKey["services.web"].Env[0].Value; got != "http://my-api:80/" {
		t.Errorf("the container gets %s", got)
	}
	if got := p.Environment("services.web")[0].Value; got != url {
		t.Errorf("the project has %s, want %s", got, url)
	}
}
