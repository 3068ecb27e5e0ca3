package drafts

import (
	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/convert/internal/network"
	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/convert/internal/secrets"
	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

// Plans are what rules read: all that was planned before them, and what a run says.
type Plans struct {
	Project *compose.Project
	Spec    api.Spec
	Pods    *pods.Plan
	Images  *inspect.Plan
	Network *network.Plan
	Storage *storage.Plan
	Labels  objects.Labels
	Tools   tools.Kit
	Judge   *secrets.Judge  // of what is secret
	Known   *secrets.Known  // all values that are
	Teller  *secrets.Teller // of those in plain sight
	Report  *report.Report
	Ledger  *account.Ledger // of what became of settings

	Drafts map[*units.Unit]*Draft
}

// All returns what is made of units, in their order.
func (p *Plans) All(list []*units.Unit) []*Draft {
	all := make([]*Draft, len(list))
	for i, is := range list {
		all[i] = p.Drafts[is]
	}
	return all
}

// Became notes what became of a setting, by its path.
func (p *Plans) Became(field string, n account.Note) { p.Ledger.Note(field, n) }

// Held returns the note of what a ConfigMap or Secret holds under a key; nobody but the
// user knows a Secret that is only referred to.
func (p *Plans) Held(kind, name, key string) account.Note {
	if kind == objects.KindSecret && p.Spec.Secrets.Mode == api.SecretsReference {
		return account.Yours(name)
	}
	if key == "" {
		return account.Object(kind, name, "")
	}
	return account.Object(kind, name, "data["+key+"]")
}
