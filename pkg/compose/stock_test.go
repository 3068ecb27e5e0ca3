package compose

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/dotenv"
	composego "github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/sirupsen/logrus"

	"github.com/composesource/composesource/pkg/internal/corpus"
	"github.com/composesource/composesource/pkg/report"
)

func TestMain(m *testing.M) {
	logrus.SetOutput(io.Discard) // the stock loader's warnings
	os.Exit(m.Run())
}

// stock loads a project with compose-go's own loader, as docker compose does.
func stock(dir string, files []string, o Options) (*types.Project, error) {
	env := types.Mapping{}
	for k, v := range o.Env {
		env[k] = v
	}
	if _, err := os.Stat(filepath.Join(dir, ".env")); err == nil {
		vars, err := dotenv.GetEnvFromFile(env, []string{filepath.Join(dir, ".env")})
		if err != nil {
			return nil, err
		}
		env = env.Merge(vars)
	}
	details := types.ConfigDetails{WorkingDir: dir, Environment: env}
	for _, f := range files {
		details.ConfigFiles = append(details.ConfigFiles, types.ConfigFile{Filename: filepath.Join(dir, f)})
	}
	return composego.LoadWithContext(context.Background(), details, func(opts *composego.Options) {
		opts.SetProjectName(o.DefaultName, false)
		if name := env["COMPOSE_PROJECT_NAME"]; name != "" { // as docker compose's command line does
			opts.SetProjectName(name, true)
		}
		opts.Profiles = o.Profiles
	})
}

// differ returns how our project differs from the stock one, after the
// differences that are meant are taken out: paths are relative to the root,
// names of resources have no project prefix.
func differ(root string, ours *Project, theirs *types.Project) string {
	relative(reflect.ValueOf(theirs), root)
	typed := *ours.Project
	typed.Services, typed.DisabledServices = byValue(ours.Services), byValue(ours.DisabledServices)
	for _, p := range []*types.Project{theirs, &typed} {
		for k, n := range p.Networks {
			n.Name = unprefixed(n.Name, p.Name, k, bool(n.External))
			p.Networks[k] = n
		}
		for k, n := range p.Volumes {
			n.Name = unprefixed(n.Name, p.Name, k, bool(n.External))
			p.Volumes[k] = n
		}
		for k, n := range p.Secrets {
			n.Name = unprefixed(n.Name, p.Name, k, bool(n.External))
			p.Secrets[k] = n
		}
		for k, n := range p.Configs {
			n.Name = unprefixed(n.Name, p.Name, k, bool(n.External))
			p.Configs[k] = n
		}
		for _, s := range p.Services {
			if s.Build != nil {
				slices.SortFunc(s.Build.SSH, func(a, b types.SSHKey) int { return strings.Compare(a.ID, b.ID) })
			}
		}
	}
	return cmp.Diff(theirs, &typed, cmpopts.EquateEmpty(),
		cmpopts.IgnoreUnexported(types.SecretConfig{}, types.ConfigObjConfig{}),
		cmpopts.IgnoreFields(types.Project{}, "WorkingDir", "Environment", "ComposeFiles"))
}

func byValue(services Services) types.Services {
	all := types.Services{}
	for name, s := range services {
		all[name] = *s
	}
	return all
}

func unprefixed(name, project, key string, external bool) string {
	if name == project+"_"+key || external && name == key {
		return ""
	}
	return name
}

// relative takes root off every text in v.
func relative(v reflect.Value, root string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			relative(v.Elem(), root)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				relative(v.Field(i), root)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			relative(v.Index(i), root)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			item := reflect.New(v.Type().Elem()).Elem()
			item.Set(v.MapIndex(k))
			relative(item, root)
			v.SetMapIndex(k, item)
		}
	case reflect.String:
		if v.CanSet() {
			s := v.String()
			if s == root {
				v.SetString(".")
			} else if rest, ok := strings.CutPrefix(s, root+"/"); ok {
				v.SetString(rest)
			}
		}
	}
}

var composeFile = regexp.MustCompile(`compose.*\.ya?ml$`)

func TestCorpusLoadsAsStock(t *testing.T) {
	count := 0
	err := filepath.WalkDir(corpus.Find(t), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !composeFile.MatchString(d.Name()) {
			return err
		}
		count++
		dir, file := filepath.Split(path)
		dir = filepath.Clean(dir)
		t.Run(strings.TrimPrefix(path, corpus.Dir(t)), func(t *testing.T) {
			compareWithStock(t, dir, []string{file}, Options{Files: []string{file}, DefaultName: composego.NormalizeProjectName(filepath.Base(dir))})
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files", count)
}

func compareWithStock(t *testing.T, dir string, files []string, o Options) {
	t.Helper()
	t.Setenv("HOME", "~") // which the stock loader puts in the place of ~
	theirs, err := stock(dir, files, o)
	r := report.New(report.Options{Level: report.Warning})
	ours := Load(os.DirFS(dir), o, r)
	var text strings.Builder
	_ = r.WriteText(&text)
	if (err == nil) != (ours != nil) {
		t.Fatalf("the stock loader says: %v\nours says:\n%s", err, text.String())
	}
	if err == nil {
		if diff := differ(dir, ours, theirs); diff != "" {
			t.Errorf("- stock, + ours:\n%s\n%s", diff, text.String())
		}
	}
}
