package compose

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/types"
	"go.yaml.in/yaml/v4"
	"golang.org/x/tools/txtar"

	"github.com/composesource/composesource/pkg/report"
)

// Careless changes to the cases must end as they do in the stock loader: in the
// same project, or in an error. Differences that are meant are in meant.
func TestMutatedCasesLoadAsStock(t *testing.T) {
	rounds := 6
	if n, err := strconv.Atoi(os.Getenv("COMPOSESOURCE_ROUNDS")); err == nil {
		rounds = n
	}
	t.Setenv("HOME", "~")
	loaded, refused := 0, 0
	for number, archive := range seeds(t) {
		if strings.Contains(string(archive.Comment), "differs from stock:") {
			continue
		}
		for round := range rounds {
			rnd := rand.New(rand.NewPCG(uint64(number), uint64(round)))
			dir, text := mutated(t, rnd, archive)
			if text == "" {
				continue
			}
			if compareMutated(t, dir, text, optionsOf(t, string(archive.Comment))) {
				loaded++
			} else {
				refused++
			}
		}
	}
	t.Logf("%d loaded, %d refused", loaded, refused)
}

// mutated writes a case with a change or two to one of its Compose files.
func mutated(t *testing.T, rnd *rand.Rand, archive *txtar.Archive) (dir, changed string) {
	dir = t.TempDir()
	var compose []int
	for i, f := range archive.Files {
		if isComposeFile(f.Name) && !strings.Contains(string(f.Data), "<") {
			compose = append(compose, i)
		}
	}
	if len(compose) == 0 {
		return "", ""
	}
	pick := compose[rnd.IntN(len(compose))]
	for i, f := range archive.Files {
		if strings.HasPrefix(f.Name, "want/") {
			continue
		}
		data := f.Data
		if i == pick {
			var doc yaml.Node
			if err := yaml.Unmarshal(data, &doc); err != nil || strings.Contains(string(data), "\n---") {
				return "", ""
			}
			for range 1 + rnd.IntN(2) {
				mutate(rnd, doc.Content[0])
			}
			out, err := yaml.Marshal(&doc)
			if err != nil {
				return "", ""
			}
			data, changed = out, f.Name+":\n"+string(out)
		}
		name := filepath.Join(dir, f.Name)
		_ = os.MkdirAll(filepath.Dir(name), 0o755)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, changed
}

// meant are the findings about what the stock loader gets wrong or does not
// look at, with the reason.
var meant = map[string]string{
	"command-operator":     "the stock loader cuts the command",
	"volume-one-letter":    "the stock loader makes an anonymous volume of it",
	"file-outside":         "the jail",
	"file-remote":          "the jail",
	"container-name-taken": "docker compose says it after loading",
	"key-not-text":         "the stock loader does not look at the keys of what !reset takes away",
	"include-syntax":       "the stock loader takes an include without a path for none",
}

var (
	// extended are the files of the cases that are only extended: the stock
	// loader refuses values in them that nothing takes over.
	extended = regexp.MustCompile(`^(deep|common)/`)
	// engine are values that docker refuses only when it makes the container.
	engine = regexp.MustCompile(`(\.(ports|volumes)\[\d+\]\.(target|published|protocol)|\.image|\.restart)$`)
	// unused are values that the stock loader refuses, or trips over, though a
	// later document takes their place.
	unused = regexp.MustCompile(`Invalid containerPort|invalid type .* for port|^panic: `)
	// joined are mappings that the stock loader turns into text such as map[a:b]
	// when it merges them with a list.
	joined = regexp.MustCompile(`\.(environment|labels|annotations|sysctls|args)[.\[]`)
)

// isMeant reports whether a difference is one of those that are meant.
func isMeant(text string, r *report.Report, err error) bool {
	for _, f := range r.Findings() {
		if meant[string(f.Code)] != "" || strings.HasPrefix(f.Field, "include") || joined.MatchString(f.Field) || engine.MatchString(f.Field) {
			return true
		}
	}
	if err != nil {
		return extended.MatchString(text) || unused.MatchString(err.Error()) ||
			strings.Contains(err.Error(), "depends on undefined service") && strings.Contains(text, "required: false") // facts: a wrong check
	}
	return strings.Contains(text, "!reset") && strings.Contains(text, "!override") // a reset inside an override is text to the stock loader
}

func compareMutated(t *testing.T, dir, text string, o Options) bool {
	if len(o.Files) == 0 {
		o.Files = newLoader(os.DirFS(dir), o, report.New(report.Options{})).find()
	}
	theirs, err := stockWithoutPanic(dir, o)
	r := report.New(report.Options{Level: report.Warning})
	ours := Load(os.DirFS(dir), o, r)
	diff := ""
	if err == nil && ours != nil {
		diff = differ(dir, ours, theirs)
	}
	if same := (err == nil) == (ours != nil) && diff == ""; !same && !isMeant(text, r, err) {
		t.Errorf("%s\nthe stock loader says: %v\nours says:\n%s\n- stock, + ours:\n%s", text, err, reportText(r), diff)
	}
	return err == nil
}

// stockWithoutPanic calls the stock loader, which panics over some wrong files.
func stockWithoutPanic(dir string, o Options) (p *types.Project, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return stock(dir, o.Files, o)
}
