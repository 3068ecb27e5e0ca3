package lock

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/report"
)

// Every image counts once, with all that is asked of it, also by what doesn't run now.
func TestWanted(t *testing.T) {
	r := report.New(report.Options{})
	p := compose.Load(fstest.MapFS{"compose.yaml": {Data: []byte(`
name: app_
services:
  web:
    build: .
    user: node:video
    volumes: [static:/static, ./src:/src]
    post_start: [{command: [x], user: admin}]
    pre_start: [{command: [x], image: busybox, volumes: [static:/s]}, {command: [x], user: "5"}]
  same: {image: redis, group_add: [audio, "4"], volumes: [/data], volumes_from: [other]}
  other: {image: redis, volumes: [static:/static]}
  arm: {image: redis, platform: linux/arm64, profiles: [debug]}
  own: {image: team/own, build: ./own, volumes: [{type: image, source: files, target: /files}]}
  model: {provider: {type: x}}
volumes: {static: }
`)}}, compose.Options{DefaultName: "app"}, r)
	if p == nil {
		for _, f := range r.Findings() {
			t.Log(f.Message)
		}
		t.FailNow()
	}
	want := []Want{
		{Reference: "app_-web", Built: true, Paths: []string{"/src", "/static"}, Users: []string{"admin", "node"}, Groups: []string{"video"}},
		{Reference: "busybox", Paths: []string{"/s"}, Users: []string{"node"}, Groups: []string{"video"}},
		{Reference: "files"},
		{Reference: "redis", Paths: []string{"/data", "/static"}, Groups: []string{"audio"}},
		{Reference: "redis", Platform: "linux/arm64"},
		{Reference: "team/own", Built: true, Paths: []string{"/files"}},
	}
	if diff := cmp.Diff(want, Wanted(p)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
