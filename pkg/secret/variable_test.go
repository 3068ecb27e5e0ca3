package secret

import (
	"bufio"
	_ "embed"
	"strings"
	"testing"
)

// variables is a table of variables from the documentation of public images and
// from public Compose files, one a line: + (a secret) or - (not one), the
// name, and a value of the kind that it has there.
//
//go:embed testdata/variables.txt
var variables string

type variable struct {
	key, value string
	secret     bool
}

// heldOut is a table of the same form, which no rule was made for.
//
//go:embed testdata/heldout.txt
var heldOut string

func labelled(t *testing.T) []variable { return table(t, variables) }

func table(t *testing.T, text string) []variable {
	t.Helper()
	var all []variable
	seen := map[string]bool{}
	for s := bufio.NewScanner(strings.NewReader(text)); s.Scan(); {
		line := s.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(line[2:], "=")
		if !ok || line[0] != '+' && line[0] != '-' {
			t.Fatalf("not a line of the table: %q", line)
		}
		if seen[line[2:]] {
			t.Errorf("%s stands in the table twice", key)
		}
		seen[line[2:]] = true
		all = append(all, variable{key, strings.ReplaceAll(value, `\n`, "\n"), line[0] == '+'})
	}
	return all
}

// TestVariable measures the rules on real keys. What they get wrong stands in
// the table below, with the reason, so that a new mistake fails.
func TestVariable(t *testing.T) {
	mistakes := map[string]string{
		"PUSHER_APP_KEY":    "an identifier that the browser sees, but Laravel's APP_KEY is one letter away",
		"SLACK_WEBHOOK_URL": "a URL that is a secret as a whole; include it with spec.secrets.include",
		"LDAP_BIND_CRED":    "an abbreviation that nothing else uses",
	}
	var truePositive, falsePositive, falseNegative, trueNegative int
	for _, k := range labelled(t) {
		got := Variable(k.key, k.value)
		switch {
		case got && k.secret:
			truePositive++
		case got:
			falsePositive++
		case k.secret:
			falseNegative++
		default:
			trueNegative++
		}
		_, known := mistakes[k.key]
		if wrong := got != k.secret; wrong != known {
			t.Errorf("Variable(%s) = %v, the table says %v; a known mistake: %v", k.key, got, k.secret, known)
		}
	}
	total := truePositive + falsePositive + falseNegative + trueNegative
	if total < 150 {
		t.Errorf("%d keys, want at least 150", total)
	}
	t.Logf("%d keys: precision %.3f (%d of %d), recall %.3f (%d of %d)", total,
		ratio(truePositive, falsePositive), truePositive, truePositive+falsePositive,
		ratio(truePositive, falseNegative), truePositive, truePositive+falseNegative)
}

// TestHeldOut measures the rules on variables that they were not made for.
func TestHeldOut(t *testing.T) {
	var found, missed, wrong int
	for _, k := range table(t, heldOut) {
		switch got := Variable(k.key, k.value); {
		case got && k.secret:
			found++
		case got:
			wrong++
			t.Logf("%s is no secret", k.key)
		case k.secret:
			missed++
			t.Logf("%s is a secret", k.key)
		}
	}
	precision, recall := ratio(found, wrong), ratio(found, missed)
	t.Logf("precision %.3f (%d of %d), recall %.3f (%d of %d)", precision, found, found+wrong, recall, found, found+missed)
	if precision < 0.95 || recall < 0.97 {
		t.Error("want a precision of 0.95 and a recall of 0.97")
	}
}

func ratio(hits, misses int) float64 { return float64(hits) / float64(hits+misses) }

// TestVariableNever holds the promises that no list of words may break.
func TestVariableNever(t *testing.T) {
	for _, k := range labelled(t) {
		for _, value := range []string{"true", "False", "yes", "no", "on", "off"} {
			if Variable(k.key, value) {
				t.Errorf("Variable(%s, %s): a boolean is never a secret", k.key, value)
			}
		}
		if Variable(k.key, "3600") && !hasPassword(wordsOf(k.key)) {
			t.Errorf("Variable(%s, 3600): a number is a secret only under a password's name", k.key)
		}
		for _, suffix := range []string{"_FILE", "_PATH", "_EXPIRE_HOURS", "_TTL", "_LENGTH"} {
			if Variable(k.key+suffix, "x") {
				t.Errorf("Variable(%s): a name that ends in %s is about a secret, and isn't one", k.key+suffix, suffix)
			}
		}
	}
}

func TestWordsOf(t *testing.T) {
	for key, want := range map[string]string{
		"MYSQL_ROOT_PASSWORD":         "MYSQL ROOT PASSWORD",
		"Jwt__SecretKey":              "JWT SECRET KEY",
		"ConnectionStrings:Default":   "CONNECTION STRINGS DEFAULT",
		"spring.datasource.password":  "SPRING DATASOURCE PASSWORD",
		"":                            "",
		"__":                          "",
		"AUTHENTIK_POSTGRESQL__USER1": "AUTHENTIK POSTGRESQL USER1",
	} {
		if got := strings.Join(wordsOf(key), " "); got != want {
			t.Errorf("wordsOf(%q) = %q, want %q", key, got, want)
		}
	}
}
