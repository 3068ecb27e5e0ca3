package account_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/report"
)

// The places of units, by their paths.
func places(unit, pods string) []account.Place {
	all := map[string][]account.Place{
		"services.web":   {{Kind: "Deployment", Name: "web", Container: "web"}},
		"services.agent": {{Kind: "Deployment", Name: "web", Container: "agent"}},
		"services.init":  {{Kind: "Deployment", Name: "web", Container: "init", Init: true}, {Kind: "CronJob", Name: "clean", Container: "init", Init: true}},
	}[unit]
	if pods == "services.web" {
		return all[:1]
	}
	return all
}

func TestEntry(t *testing.T) {
	web := func(n account.Note) account.Note { return n.Of("services.web") }
	for _, test := range []struct {
		why   string
		notes []account.Note
		want  account.Entry
	}{
		{"nobody noted anything", nil, account.Entry{}},
		{"a field of a container", []account.Note{web(account.Container("tty"))}, account.Entry{
			Became: "Deployment/web: tty", In: []string{"Deployment/web spec.template.spec.containers[web].tty"},
		}},
		{"a container that has not the name of its workload", []account.Note{account.Container("tty").Of("services.agent")}, account.Entry{
			Became: "Deployment/web: container agent tty", In: []string{"Deployment/web spec.template.spec.containers[agent].tty"},
		}},
		{"a one-shot runs in several pods", []account.Note{account.Container("").Of("services.init")}, account.Entry{
			Became: "Deployment/web: init container init; CronJob/clean: init container init",
			In:     []string{"Deployment/web spec.template.spec.initContainers[init]", "CronJob/clean spec.jobTemplate.spec.template.spec.initContainers[init]"},
		}},
		{"an object is named once", []account.Note{account.Object("Service", "web", "ports[80]"), account.Object("Service", "web", "ports[8080]"), web(account.Container("ports[80]"))}, account.Entry{
			Became: "Service/web: ports[80], ports[8080]; Deployment/web: ports[80]",
			In:     []string{"Service/web ports[80]", "Service/web ports[8080]", "Deployment/web spec.template.spec.containers[web].ports[80]"},
		}},
		{"words come last, and say a word of their own", []account.Note{
			account.Words("not for other machines").As(report.Exact), web(account.Pod("hostNetwork")),
		}, account.Entry{
			Word: report.Exact, Became: "Deployment/web: hostNetwork; not for other machines", In: []string{"Deployment/web spec.template.spec.hostNetwork"},
		}},
		{"a workload as a whole", []account.Note{web(account.Workload("").Which("restarts it"))}, account.Entry{
			Became: "Deployment/web, which restarts it", In: []string{"Deployment/web"},
		}},
		{"a container in the pods of one unit", []account.Note{account.Container("").Of("services.init").In("services.web")}, account.Entry{
			Became: "Deployment/web: init container init", In: []string{"Deployment/web spec.template.spec.initContainers[init]"},
		}},
		{"a finding about something else", []account.Note{account.Words("open").As(report.Overlay).Because(report.NetworksNotEnforced)}, account.Entry{
			Word: report.Overlay, Code: report.NetworksNotEnforced, Became: "open",
		}},
	} {
		l := account.New()
		for _, n := range append(test.notes, test.notes...) { // what is noted twice is told once
			l.Note("a", n)
		}
		if diff := cmp.Diff(test.want, l.Entry("a", places)); diff != "" {
			t.Errorf("%s: %s", test.why, diff)
		}
		outlined := account.New()
		outlined.Outline()
		for _, n := range test.notes {
			outlined.Note("a", n)
		}
		e := outlined.Entry("a", places)
		if e.Word != test.want.Word || e.Code != test.want.Code || (e.Became == "") != (test.want.Became == "") || (len(e.In) == 0) != (len(test.want.In) == 0) {
			t.Errorf("%s: the outline %+v is not that of %+v", test.why, e, test.want)
		}
	}
}

func TestManyFieldsAreCounted(t *testing.T) {
	l := account.New()
	for i := range 9 {
		l.Note("a", account.Object("ConfigMap", "env", fmt.Sprintf("data[%d]", i)))
	}
	e := l.Entry("a", places)
	if want := "ConfigMap/env: data[0], data[1], data[2], data[3], 5 more"; e.Became != want || len(e.In) != 9 {
		t.Errorf("got %q and %d fields, want %q and all of them", e.Became, len(e.In), want)
	}
}
