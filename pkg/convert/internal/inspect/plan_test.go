package inspect

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/units"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
)

// inspected returns the units of a project with what their images say, and what was
// said about that.
func inspected(t *testing.T, files map[string]string) (map[string]*facts.Image, string) {
	t.Helper()
	root := fstest.MapFS{}
	for name, content := range files {
		root[name] = &fstest.MapFile{Data: []byte(content)}
	}
	r := report.New(report.Options{Level: report.Info})
	p := compose.Load(root, compose.Options{DefaultName: "app"}, r)
	if p == nil || r.Broken() {
		t.Fatalf("the project doesn't load: %v", r.Findings())
	}
	set := units.List(p, nil, r)
	plan := New(set, root, lock.Load(root, nil, r))
	said := map[string]*facts.Image{}
	for _, u := range set.All {
		said[u.Short()] = plan.Of(u)
	}
	var text strings.Builder
	for _, f := range r.Findings() {
		fmt.Fprintln(&text, f.Message)
	}
	return said, text.String()
}

func userOf(i *facts.Image) string {
	if !i.User.Known() {
		return "unknown"
	}
	return fmt.Sprintf("%d (%s)", i.User.Value.ID, i.User.Source)
}

func TestOf(t *testing.T) {
	said, _ := inspected(t, map[string]string{
		"compose.yaml": `
services:
  web: {build: ./web, pre_start: [{command: [x]}]}
  prod: {build: {context: ./web, target: prod, args: {WHO: "7"}}}
  below: {build: {context: ./web, dockerfile: ../Dockerfile.below}, image: team/below}
  same: {image: team/below}
  on: {build: {dockerfile_inline: "FROM team/below"}}
  onService: {build: {dockerfile_inline: "FROM base", additional_contexts: {base: "service:web"}}}
  onImage: {build: {dockerfile_inline: "FROM base", additional_contexts: {base: "docker-image://grafana/grafana"}}}
  table: {image: "grafana/grafana:11"}
  nobody: {image: example/app}
`,
		"web/Dockerfile":   "FROM node AS dev\nUSER node\nFROM dev AS prod\nARG WHO\nUSER $WHO\nFROM dev\n",
		"Dockerfile.below": "FROM python\nUSER 5\n",
	})
	for name, want := range map[string]string{
		"web": "1000 (web/Dockerfile:2)", "web.pre_start[0]": "1000 (web/Dockerfile:2)", "prod": "7 (web/Dockerfile:5)",
		"below": "5 (Dockerfile.below:2)", "same": "5 (Dockerfile.below:2)", "on": "5 (Dockerfile.below:2)", "onService": "1000 (web/Dockerfile:2)",
		"onImage": "472 (what is known of the image grafana/grafana)", "table": "472 (what is known of the image grafana/grafana)", "nobody": "unknown",
	} {
		if got := userOf(said[name]); got != want {
			t.Errorf("%s runs as %s, want %s", name, got, want)
		}
	}
}

// An entry of the lock file counts before the Dockerfile and the table, that of the
// platform before others; what the two of them say differently is said.
func TestLocked(t *testing.T) {
	said, text := inspected(t, map[string]string{
		"compose.yaml": `
services:
  web: {build: ./web, pre_start: [{command: [x]}]}
  hidden: {build: ./gone, image: team/hidden}
  table: {image: "grafana/grafana:11"}
  arm: {image: "grafana/grafana:11", platform: linux/arm64}
  other: {image: "grafana/grafana:12"}
`,
		"web/Dockerfile": "FROM node\nUSER node\nEXPOSE 80\n",
		lock.Name: `apiVersion: composesource.dev/v1alpha1
kind: ImageLock
images:
- reference: app-web
  user: {text: "5", uid: 5, gid: 5}
- reference: grafana/grafana:11
  platform: linux/amd64
- reference: grafana/grafana:11
  platform: linux/arm64
  user: {text: "7", uid: 7, gid: 7}
- reference: team/hidden
`,
	})
	for name, want := range map[string]string{
		"web": "5 (composesource.lock.yaml:5)", "web.pre_start[0]": "5 (composesource.lock.yaml:5)", "hidden": "0 (composesource.lock.yaml:11)",
		"table": "0 (composesource.lock.yaml:6)", "arm": "7 (composesource.lock.yaml:10)", "other": "472 (what is known of the image grafana/grafana)",
	} {
		if got := userOf(said[name]); got != want {
			t.Errorf("%s runs as %s, want %s", name, got, want)
		}
	}
	if want := "the image of web was locked before its Dockerfile was changed: user 5 (composesource.lock.yaml:5), but user 1000 (web/Dockerfile:2); the lock file counts\n"; text != want {
		t.Errorf("said: %s", text)
	}
}

// What can't be read is not guessed, and said.
func TestUnread(t *testing.T) {
	_, text := inspected(t, map[string]string{
		"compose.yaml": `
services:
  a: {build: ./gone}
  b: {build: "https://example.com/repo.git"}
  c: {build: {context: ., dockerfile: ../Dockerfile}}
  d: {build: ./large}
  e: {build: ./wrong}
  f: {build: {context: ./stages, target: gone}}
  g: {image: g, build: {dockerfile_inline: "FROM h"}}
  h: {image: h, build: {dockerfile_inline: "FROM g"}}
`,
		"large/Dockerfile":  strings.Repeat("#\n", 40<<10) + "FROM x\n",
		"wrong/Dockerfile":  "FROM x\nFRMO\n",
		"stages/Dockerfile": "FROM x\n",
	})
	for _, want := range []string{
		"gone/Dockerfile does not exist", "https://example.com/repo.git is no directory", "../Dockerfile is no file of the project",
		"larger than 64 KiB", "unknown instruction: FRMO", "it has no stage gone",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("nobody says %q:\n%s", want, text)
		}
	}
}
