package reference

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

func isNAME(word string) bool { return word == "name" || word == "10.0.0.2" }

// Each form finds its example, with the port that it says, and none does without it.
func TestForms(t *testing.T) {
	for i := range forms {
		f := forms[i]
		text := Text{Content: f.example, Form: f.in, Key: f.key}
		found := Find(text, isNAME)
		if len(found) == 0 || len(found[0].Ports) > 0 != (f.want > 0) || f.want > 0 && found[0].Ports[0] != f.want {
			t.Errorf("%q: %+v, want port %d", f.example, found, f.want)
		}
		forms[i].is = func(*reader, *host) verdict { return other }
		without := Find(text, isNAME)
		forms[i] = f
		if fmt.Sprint(without) == fmt.Sprint(found) {
			t.Errorf("%q is found by another form: %+v", f.example, without)
		}
	}
}

// What is looked for near a host is made of whole words: a part of one at the edge
// says nothing.
func TestNear(t *testing.T) {
	for _, c := range []struct {
		why, before, behind string
		form                Form
	}{
		{"port in report", "report 90" + strings.Repeat(" ", 160-len("port 90 host: NAME")) + " host: ", "", File},
		{"90 in 9055555", "host: ", strings.Repeat(" ", 160-len(" port: 90")) + " port: 9055555\n", File},
		{"nc in sync", "sync " + strings.Repeat("-", 60) + " ", " 90", Arguments},
		{"true in truest", "host: ", strings.Repeat(" ", 200-len("ssl: true")) + "ssl: truest", File},
		{"listen in the middle of a line", "x listen" + strings.Repeat(" ", 256-len("listen host=")) + "host=", "", File},
	} {
		for _, r := range Find(Text{Content: c.before + "NAME" + c.behind, Form: c.form}, isNAME) {
			if len(r.Ports) > 0 || r.Secure || r.Listens {
				t.Errorf("%s: %+v", c.why, r)
			}
		}
	}
}

// BenchmarkFind finds in texts of 32 and 256 KB and prints the exponent: 1 grows with
// the text, 2 with its square.
func BenchmarkFind(b *testing.B) {
	for _, piece := range []string{
		"NAME ", "//NAME", "${NAME}", "@NAME:1", "NAME,", "-h NAME ", "x=NAME;", "nc NAME 1 ", "<h>NAME", "h: [NAME", "server NAME;", "set $backend NAME;",
		"('h','NAME'", ",\"NAME\"", "//${x}NAME", "upstream NAME {", "/NAME:1", "${h:-NAME}", "NAME''", "NAME    ", "a+NAME:", "nothing of it ",
	} {
		for form := range File + 1 {
			b.Run(fmt.Sprintf("%q/%d", piece, form), func(b *testing.B) {
				var best [2]time.Duration
				for b.Loop() {
					for i, size := range []int{1 << 15, 1 << 18} {
						text := Text{Content: strings.Repeat(piece, size/len(piece)), Form: form, Key: "X_HOST"}
						start := time.Now()
						Find(text, isNAME)
						if took := time.Since(start); best[i] == 0 || took < best[i] {
							best[i] = took
						}
					}
				}
				b.ReportMetric(math.Log(float64(best[1])/float64(best[0]))/math.Log(8), "exponent")
			})
		}
	}
}
