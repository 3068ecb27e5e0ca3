package network

import (
	"fmt"
	"testing"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/composesource/composesource/pkg/naming"
)

func TestPortName(t *testing.T) {
	for name, want := range map[string]string{
		"http": "http", "Public_HTTP_Endpoint": "public-http-end", "a__b": "a-b", "8080": "s-8080", "web.v1": "web-v1",
		"averylongname--x": "averylongname-x", "exactly-fifteen-": "exactly-fifteen",
	} {
		if got := naming.Port(name); got != want {
			t.Errorf("naming.Port(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzPortName(f *testing.F) {
	for _, seed := range []string{"http", "", "-", "0", "a--b", "aaaaaaaaaaaaaa-b", "Ω"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if legal := naming.Port(name); len(validation.IsValidPortName(legal)) > 0 {
			t.Errorf("naming.Port(%q) = %q", name, legal)
		}
	})
}

func TestParseExpose(t *testing.T) {
	for text, want := range map[string]string{
		"80": "[80] TCP", "53/udp": "[53] UDP", "3000-3002": "[3000 3001 3002] TCP", "1/SCTP": "[1] SCTP", "3-3": "[3] TCP",
		"": "-", "0": "-", "x": "-", "5-3": "-", "70000": "-", "80-": "-",
	} {
		got := "-"
		if numbers, protocol, ok := parseExpose(text); ok {
			got = fmt.Sprint(numbers, " ", protocol)
		}
		if got != want {
			t.Errorf("parseExpose(%q) = %s, want %s", text, got, want)
		}
	}
}
