package e2ereal

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// docker is the world of docker compose.
type docker struct {
	dir, project string
	files        []string // -f FILE, when there is one for Docker only
}

func newDocker(t *testing.T, a app) docker {
	d := docker{dir: scratch(t), project: prefix() + "-" + a.name}
	if _, ok := a.files["docker.yaml"]; ok {
		d.files = []string{"--file", "docker-compose.yml", "--file", "docker.yaml"}
	}
	if err := write(d.dir, a.at("")); err != nil {
		t.Fatal(err)
	}
	d.down()
	t.Cleanup(d.down)
	return d
}

// down leaves nothing behind.
func (d docker) down() {
	_, _ = d.compose("down", "--volumes", "--remove-orphans", "--timeout", "2")
}

// scratch is a directory that containers of other users may read, and whose
// files may belong to them in the end.
func scratch(t *testing.T) string {
	dir, err := os.MkdirTemp("", "e2ereal")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func (d docker) compose(args ...string) (string, error) {
	return command(d.dir, "", "docker", slices.Concat([]string{"compose", "--project-name", d.project}, d.files, args)...)
}

func (d docker) up(files map[string][]byte) error {
	if err := write(d.dir, files); err != nil {
		return err
	}
	_, err := d.compose("up", "--detach", "--no-build", "--pull", "never", "--remove-orphans")
	return err
}

func (d docker) exec(service, run string) (string, error) {
	if service == outside {
		return d.outside(run)
	}
	containers, err := d.inspect()
	for _, c := range containers {
		if c.service() == service {
			return command("", "", "docker", "exec", c.ID, "sh", "-c", run)
		}
	}
	return "", cmp.Or(err, errors.New("no container of "+service))
}

// outside runs a command on this machine, which finds the published ports of
// service web in the variable web.
func (d docker) outside(run string) (string, error) {
	containers, err := d.inspect()
	if err != nil {
		return "", err
	}
	var variables strings.Builder
	for _, c := range containers {
		for _, published := range c.NetworkSettings.Ports {
			if len(published) > 0 {
				fmt.Fprintf(&variables, "%s=http://%s:%s\n", c.service(), cmp.Or(os.Getenv("E2E_DOCKER_ADDRESS"), "127.0.0.1"), published[0].HostPort)
			}
		}
	}
	return command("", "", "sh", "-c", variables.String()+run)
}

func (d docker) replace(service string) error {
	_, err := d.compose("up", "--detach", "--force-recreate", "--no-deps", service)
	return err
}

// container is what docker inspect says of one.
type container struct {
	ID           string
	RestartCount int
	Config       struct{ Labels map[string]string }
	State        struct {
		Status   string
		ExitCode int
		Health   *struct{ Status string }
	}
	NetworkSettings struct {
		Ports map[string][]struct{ HostPort string }
	}
}

func (c container) service() string { return c.Config.Labels["com.docker.compose.service"] }

func (d docker) inspect() ([]container, error) {
	out, err := command("", "", "docker", "ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project="+d.project)
	if err != nil || out == "" {
		return nil, cmp.Or(err, errors.New("no containers"))
	}
	out, err = command("", "", "docker", append([]string{"inspect"}, strings.Fields(out)...)...)
	if err != nil {
		return nil, err
	}
	var list []container
	err = json.Unmarshal([]byte(out), &list)
	return list, err
}

func (d docker) state() ([]string, map[string]int, error) {
	containers, err := d.inspect()
	var unready []string
	restarts := map[string]int{}
	for _, c := range containers {
		s := c.State
		restarts[c.service()] += c.RestartCount
		done := s.Status == "exited" && s.ExitCode == 0
		if !done && (s.Status != "running" || s.Health != nil && s.Health.Status != "healthy") {
			unready = append(unready, fmt.Sprintf("%s is %s (%d)", c.service(), s.Status, s.ExitCode))
		}
	}
	return unready, restarts, err
}

// images returns the images that compose builds.
func (d docker) images() ([]string, error) {
	out, err := d.compose("config", "--format", "json")
	if err != nil {
		return nil, err
	}
	var project struct {
		Services map[string]struct {
			Image string
			Build any
		}
	}
	if err := json.Unmarshal([]byte(out), &project); err != nil {
		return nil, err
	}
	var built []string
	for name, s := range project.Services {
		switch {
		case s.Build == nil:
		case s.Image == "":
			built = append(built, d.project+"-"+name)
		default:
			built = append(built, s.Image)
		}
	}
	slices.Sort(built)
	return slices.Compact(built), nil
}
