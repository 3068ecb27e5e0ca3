package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestTheSurroundingsChangeNothing runs one project in two places, with another
// home, environment, locale and time zone.
func TestTheSurroundingsChangeNothing(t *testing.T) {
	const compose = `
services:
  web:
    image: nginx:${TAG:-1}
    command: echo ${HOME:-none} ${USER:-none} ${PWD:-none} $$HOME
    environment: [HOSTNAME, "MODE=${COMPOSE_PROJECT_NAME}"]
    env_file: a.env
    volumes: ["~/data:/data", "./conf:/conf", "/etc/localtime:/etc/localtime"]
  extra: {image: x, profiles: [extra]}
`
	const config = "{apiVersion: composesource.dev/v1alpha1, kind: ComposeSource, metadata: {name: app}}"
	const list = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: [" + config + "]\nfunctionConfig: " + config
	run := func(home string, env ...string) string {
		dir := filepath.Join(t.TempDir(), home, "project")
		write(t, filepath.Join(dir, "compose.yaml"), compose)
		write(t, filepath.Join(dir, "a.env"), "A=${HOME}$LANG\n")
		write(t, filepath.Join(dir, "conf", "x.conf"), "a = b\n")
		write(t, filepath.Join(dir, "..", ".env"), "TAG=wrong\n")
		var out, said bytes.Buffer
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(self)
		cmd.Args, cmd.Dir, cmd.Env = []string{"composesource"}, dir, append(env, "HOME="+filepath.Join(dir, ".."), "PWD=/nowhere")
		cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader([]byte(list)), &out, &said
		if err := cmd.Run(); err != nil {
			t.Fatalf("%v\n%s", err, said.String())
		}
		return out.String() + said.String()
	}
	want := run("here")
	for _, env := range [][]string{
		{"TAG=2", "COMPOSE_PROJECT_NAME=other", "COMPOSE_FILE=/etc/passwd", "COMPOSE_PROFILES=extra", "COMPOSE_ENV_FILES=x", "USER=me", "HOSTNAME=h"},
		{"TZ=Asia/Tokyo", "LANG=de_DE.UTF-8", "GOMAXPROCS=1", "NO_COLOR=1", "TERM=dumb", "KUBECONFIG=/x", "DOCKER_HOST=tcp://127.0.0.1:1"},
	} {
		if got := run("there/and/deeper", env...); got != want {
			t.Errorf("with %v:\n%s\nwithout:\n%s", env, got, want)
		}
	}
}
