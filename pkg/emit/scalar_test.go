package emit

import (
	"strings"
	"testing"
	"unicode/utf8"

	yamlv2 "go.yaml.in/yaml/v2"
	yamlv3 "go.yaml.in/yaml/v3"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

// FuzzText holds every parser that users' tools are built on against the text.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"y", "on", "0123", "1e3", "08", "1:30", "=", "<<", "~", "null", "2001-01-01", "-", "?", "a: b", "- a", "!t", "&a", "*a", "%a",
		"a\nb", " a\n", "\n", "\n\n a", "a\r\nb", "a\u0085b", "\ufeffa", "\u2028", "a\n\t\n", "'", `"`, "0x_1", "1_", ".5_", "+.inf",
		"a\n# b", "|", ">", "---", "---\na", "...", "a\n...\nb", "{", "[", "a\x00b", "-0", "1.", "0o7", "12e03", "190:20:30", "0_x1", "_1", "0x1p-2", "1_:1", "0X8", "0b-1",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("Kubernetes holds no such string; binaryData does")
		}
		key := s
		if len(s) > 100 { // Kubernetes' keys end at 253 characters, YAML's at 1,024 escaped ones
			key = "long"
		}
		text := write(t, []Object{&corev1.ConfigMap{TypeMeta: metav1.TypeMeta{Kind: "ConfigMap"}, Data: map[string]string{"key": s, key: "value"}}})
		parsers := map[string]func([]byte, any) error{
			"yaml v2":     func(b []byte, v any) error { return yamlv2.Unmarshal(b, v) },
			"yaml v3":     yamlv3.Unmarshal,
			"sigs.k8s.io": func(b []byte, v any) error { return yaml.Unmarshal(b, v) },
		}
		for name, parse := range parsers {
			var got struct{ Data map[string]any }
			if err := parse([]byte(text), &got); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, text)
			}
			if s != "key" && (got.Data["key"] != s || got.Data[key] != "value") {
				t.Fatalf("%s reads %q as %q in\n%s", name, s, got.Data, text)
			}
		}
	})
}

func TestTextIsPlainWhereItCan(t *testing.T) {
	for s, want := range map[string]string{
		"busybox:1.37": "busybox:1.37", "10.0.0.1": "10.0.0.1", "v1": "v1", "a\nb\n": "|\n    a\n    b", "1.10": `"1.10"`, "yes": `"yes"`,
	} {
		text := write(t, []Object{&corev1.ConfigMap{TypeMeta: metav1.TypeMeta{Kind: "ConfigMap"}, Data: map[string]string{"k": s}}})
		if !strings.Contains(text, "k: "+want+"\n") {
			t.Errorf("%q is written as\n%s", s, text)
		}
	}
}

// Every string comes back from YAML as it is, wherever it stands.
func TestQuote(t *testing.T) {
	for _, s := range []string{
		"", "web", "on", "null", "y", "1.0", "1e3", ".inf", ".5", "../../app", "a:b", "a:", "a: b", "a|b", "x #y", "'", "\"\\\n", "0x1f", "12:30",
		"-", "é", "2001-01-01", "~", "a b", "a,b", "a, b", "[a", "a]", "{a", "a}b", "?", "? a", "#a", "\u2028", "\x07", "a\u00a0b", "%a", "@a", "&a", "*a", "!a",
	} {
		for _, text := range []string{"{name: " + Quote(s) + ", b: 1}", "name: " + Quote(s) + "\n", "{name: " + Quote(s) + "}"} {
			var got map[string]any
			if err := yaml.Unmarshal([]byte(text), &got); err != nil || got["name"] != s {
				t.Errorf("%q is written as %s and read as %v, %v", s, text, got["name"], err)
			}
		}
	}
	for _, s := range []string{"web", "registry.example.com/App:1.2", "../../app", "a|b"} {
		if got := Quote(s); got != s {
			t.Errorf("%s is written as %s", s, got)
		}
	}
}
