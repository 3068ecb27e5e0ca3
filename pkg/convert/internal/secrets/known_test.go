package secrets

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/report"
)

func TestKnownValues(t *testing.T) {
	k := NewKnown()
	k.Learn("DB_PASSWORD", "only-an-example")
	k.Learn("SHORT_PASSWORD", "hunter2")
	k.Learn("POSTGRES_PASSWORD", "postgres")
	k.Learn("APP_URL", "scheme://me:in%20an-address@db/app")
	k.Learn("my.key", "-----BEGIN KEY-----\nMIIEvQIBADAN\n")
	k.expose("hhunter2")
	k.Index(map[string]bool{"postgres": true})
	for text, want := range map[string]string{
		"xonly-an-exampley":          "x[redacted]y",
		"ONLY-AN-EXAMPLE":            "[redacted]",
		"hunter2 postgres":           "hunter2 postgres",
		"a in an-address":            "a [redacted]",
		"in%20an-address":            "[redacted]",
		"line MIIEvQIBADAN":          "line [redacted]",
		"a hhunter2, b hhunter2.":    "a [redacted], b [redacted].",
		"ahhunter2":                  "ahhunter2",
		"the HHUNTER2 and hhunter22": "the [redacted] and hhunter22",
	} {
		if got := k.Hide(text); got != want {
			t.Errorf("hide(%q) = %q, want %q", text, got, want)
		}
	}
	if name := k.whole["-----BEGIN KEY-----\nMIIEvQIBADAN"]; name != "my_key" {
		t.Errorf("the variable of my.key is called %q", name)
	}
}

func TestNoWordOfTheProjectIsASecretEverywhere(t *testing.T) {
	tree := &compose.Node{Kind: compose.Mapping, Fields: []compose.Field{{Name: "services", Value: &compose.Node{
		Kind: compose.Mapping, Fields: []compose.Field{{Name: "key-store", Value: &compose.Node{
			Kind: compose.Mapping, Fields: []compose.Field{{Name: "image", Value: &compose.Node{Value: "example/wordpress-x9:1"}}},
		}}},
	}}}}
	p := &compose.Project{Project: &types.Project{Name: "app"}, Services: compose.Services{"key-store": {}}, Tree: tree}
	words := projectWords(Sources{
		Project: p, Units: units.List(p, nil, report.New(report.Options{})),
		Environment: func(*units.Unit) []compose.Variable {
			return []compose.Variable{{Name: "APP_USER", Value: "user-of-it"}, {Name: "NOTE", Value: "a-note-of-it"}}
		},
	})
	for word, want := range map[string]bool{
		"key-store": true, "wordpress": true, "user-of-it": true, "a-note-of-it": false, "wordpress-x9": false,
	} {
		if words[word] != want {
			t.Errorf("%s is a word: %v", word, words[word])
		}
	}
}
