package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	composego "github.com/compose-spec/compose-go/v2/schema"
)

var update = flag.Bool("update", false, "write the schema anew")

// What is copied from compose-go, because the package that has it is slow to start, is
// the same but for its notes.
func TestSchemaIsThatOfComposeGo(t *testing.T) {
	var theirs map[string]any
	if err := json.Unmarshal([]byte(composego.Schema), &theirs); err != nil {
		t.Fatal(err)
	}
	withoutNotes(theirs)
	var text, lines bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(theirs); err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&lines, text.Bytes(), "", ""); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("compose-spec.json", lines.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(schemaText, lines.Bytes()) {
		t.Error("compose-spec.json differs from compose-go's; write it with -update, and look at what changed")
	}
}

// withoutNotes takes out of a schema what only people read.
func withoutNotes(s map[string]any) {
	for _, note := range []string{"$schema", "$id", "title", "description", "default", "deprecated"} {
		delete(s, note)
	}
	for keyword, value := range s {
		switch value := value.(type) {
		case []any:
			for _, below := range value {
				if below, ok := below.(map[string]any); ok {
					withoutNotes(below)
				}
			}
		case map[string]any:
			if keyword == "items" {
				withoutNotes(value)
				continue
			}
			for _, below := range value { // by the names of properties or definitions
				withoutNotes(below.(map[string]any))
			}
		}
	}
}

func BenchmarkSchema(b *testing.B) {
	for b.Loop() {
		newSchema()
	}
}
