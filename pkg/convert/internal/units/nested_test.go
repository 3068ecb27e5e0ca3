package units

import (
	"testing"

	"github.com/composesource/composesource/pkg/compose"
)

func scalar(value any) *compose.Node { return &compose.Node{Value: value} }

func mapping(fields ...compose.Field) *compose.Node {
	return &compose.Node{Kind: compose.Mapping, Fields: fields}
}

func list(items ...*compose.Node) *compose.Node {
	return &compose.Node{Kind: compose.Sequence, Items: items}
}

func field(name string, value *compose.Node) compose.Field {
	return compose.Field{Name: name, Value: value}
}

func TestNestedNamesEverythingBelow(t *testing.T) {
	n := mapping(
		field("weight", scalar(1)),
		field("device_read_bps", list(
			mapping(field("path", scalar("/a")), field("rate", scalar(1))), mapping(field("path", scalar("/b"))))),
		field("x-mine", scalar(1)),
	)
	if got, want := Nested(n), " (weight, device_read_bps.path, device_read_bps.rate)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Nested(scalar("a")); got != "" {
		t.Errorf("a scalar has nothing below it, got %q", got)
	}
}
