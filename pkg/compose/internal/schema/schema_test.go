package schema

import (
	"testing"

	composego "github.com/compose-spec/compose-go/v2/schema"
)

// What is copied from compose-go, because the package that has it is slow to start, is
// the same.
func TestSchemaIsThatOfComposeGo(t *testing.T) {
	if string(schemaText) != composego.Schema {
		t.Error("compose-spec.json differs from compose-go's; copy it from there (the module's schema/compose-spec.json) and look at what changed")
	}
}
