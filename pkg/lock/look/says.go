package look

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	image "github.com/moby/docker-image-spec/specs-go/v1"

	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/lock/look/internal/rootfs"
	"github.com/composesource/composesource/pkg/secret"
)

// says finds out what an image says of what is wanted.
type says struct {
	want    lock.Want
	config  *image.DockerOCIImage
	files   *rootfs.Files
	leftOut []string
}

func (s *says) fill(i *lock.Image) {
	c := s.config.Config
	i.Ports = s.ports(slices.Sorted(maps.Keys(c.ExposedPorts)))
	i.Volumes = s.volumes(slices.Sorted(maps.Keys(c.Volumes)))
	i.Healthcheck = s.healthcheck(c.Healthcheck, c.Shell)
	i.StopSignal, i.WorkingDir = c.StopSignal, c.WorkingDir
	i.Entrypoint = s.open("entrypoint", c.Entrypoint)
	i.Command = s.open("command", c.Cmd)
	i.Tools = s.tools()
	s.accounts(i)
	for _, p := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(s.want.Paths, i.Volumes)))) {
		if path.IsAbs(p) && (len(i.Places) == 0 || i.Places[len(i.Places)-1].Path != path.Clean(p)) {
			i.Places = append(i.Places, s.place(path.Clean(p)))
		}
	}
}

func (s *says) leave(format string, values ...any) {
	s.leftOut = append(s.leftOut, fmt.Sprintf(format, values...))
}

// ports returns those that are some, each with its protocol.
func (s *says) ports(all []string) []string {
	var ports []string
	for _, text := range all {
		number, protocol, ok := strings.Cut(text, "/")
		if !ok {
			protocol = "tcp"
		}
		protocol = strings.ToLower(protocol)
		n, err := strconv.ParseUint(number, 10, 16)
		if err != nil || n == 0 || !slices.Contains([]string{"tcp", "udp", "sctp"}, protocol) {
			s.leave("the port %s, which is none", text)
			continue
		}
		ports = append(ports, fmt.Sprintf("%d/%s", n, protocol))
	}
	return slices.Compact(slices.Sorted(slices.Values(ports)))
}

func (s *says) volumes(all []string) []string {
	var volumes []string
	for _, at := range all {
		if !path.IsAbs(at) {
			s.leave("the volume %s, which is no absolute path", at)
			continue
		}
		volumes = append(volumes, path.Clean(at))
	}
	return slices.Compact(slices.Sorted(slices.Values(volumes)))
}

// open returns a command without secrets, and leaves one with any out: the lock file is
// for everybody.
func (s *says) open(what string, words []string) []string {
	if len(secret.Find(strings.Join(words, " "))) > 0 {
		s.leave("its %s, which holds a secret", what)
		return nil
	}
	return words
}

func (s *says) healthcheck(h *image.HealthcheckConfig, shell []string) *lock.Healthcheck {
	if h == nil || len(h.Test) == 0 {
		return nil
	}
	test := s.open("health check", h.Test)
	if len(test) == 0 {
		return nil
	}
	if test[0] != "CMD-SHELL" {
		shell = nil
	}
	return &lock.Healthcheck{
		Test: test, Shell: shell, Retries: max(0, h.Retries),
		Interval: duration(h.Interval), Timeout: duration(h.Timeout),
		StartPeriod: duration(h.StartPeriod), StartInterval: duration(h.StartInterval),
	}
}

// duration writes 1m30s and 1m; Docker's default is nothing.
func duration(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	text := d.String()
	for _, zero := range [][2]string{{"m0s", "m"}, {"h0m", "h"}} {
		if strings.HasSuffix(text, zero[0]) {
			text = strings.TrimSuffix(text, zero[0]) + zero[1]
		}
	}
	return text
}

func (s *says) place(at string) lock.Place {
	info, ok := s.files.Stat(at)
	if !ok {
		return lock.Place{Path: at, Holds: lock.Missing}
	}
	p := lock.Place{Path: at, Holds: lock.Something, UID: &info.UID, GID: &info.GID, Mode: fmt.Sprintf("%04o", info.Mode)}
	if info.IsDir && info.IsEmpty {
		p.Holds = lock.Nothing
	}
	return p
}

// tools returns the programs that init containers use and that can run. /bin/sh is named
// by its path, the others are found where PATH of the image leads.
func (s *says) tools() []string {
	var tools []string
	if s.files.Runs("/bin/sh") {
		tools = append(tools, "sh")
	}
	for _, name := range []string{"chown", "cp"} {
		if slices.ContainsFunc(s.searched(), func(dir string) bool { return s.files.Runs(path.Join(dir, name)) }) {
			tools = append(tools, name)
		}
	}
	return slices.Sorted(slices.Values(tools))
}

// searched returns the standard places of programs that PATH of the image names.
func (s *says) searched() []string {
	standard := []string{"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"}
	for _, variable := range s.config.Config.Env {
		if value, ok := strings.CutPrefix(variable, "PATH="); ok {
			named := strings.Split(value, ":")
			return slices.DeleteFunc(standard, func(dir string) bool { return !slices.Contains(named, dir) })
		}
	}
	return standard
}
