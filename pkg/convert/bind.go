package convert

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/compose-spec/compose-go/v2/format"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// planBind decides what becomes of a bind mount: by spec.mounts, or by where its
// source lies, what it is in the project, and whether it is read-only. Nothing
// of the machine beside the project plays a part.
func (u *unit) planBind(v volumeEntry) {
	if rule, ok := u.mountRule(v); ok {
		u.bindAsAsked(v, rule)
		return
	}
	u.sayPropagation(v)
	info, err := fs.Stat(u.project.Root, validOr(v.Source))
	exists := err == nil
	switch {
	case isHostPath(v.Source):
		v.say(report.BindHostPath, v.Source, v.Target, hostPathHint(v))
	case !fs.ValidPath(v.Source):
		v.say(report.BindOutside, v.Source, v.Target, v.written())
	case escapes(err):
		v.say(report.BindOutside, v.written()+", through a symbolic link,", v.Target, v.written())
	case u.isDevelopment(v):
		v.say(report.BindDevelopment, v.written(), v.Target, v.written())
	case exists && !info.IsDir():
		u.bindFile(v)
	case u.dataRoot(v) != "":
		u.bindData(v)
	case exists:
		u.bindConfigDirectory(v)
	case errors.Is(err, fs.ErrPermission):
		v.say(report.FileUnreadable, "mount at "+v.Target, v.Source, reason(err))
	case v.looksLikeFile():
		v.say(report.BindMissing, v.Source, v.Target, " and looks like a file", fileHint(v))
	default: // read-only: what docker would create stays empty
		v.say(report.BindAbsent, v.written(), "an empty directory is mounted at "+v.Target, v.written())
		u.mountEmpty(v)
	}
}

// fileHint says how a missing source can be told from a file.
func fileHint(v volumeEntry) string {
	return "add it to the project; where it is a directory that docker creates, say so with a slash at its end: " + v.written() + "/"
}

// bindAsAsked follows spec.mounts.
func (u *unit) bindAsAsked(v volumeEntry, rule api.Mount) {
	what := rule.Treatment
	if rule.HostPath != "" {
		what = "hostPath " + rule.HostPath
	}
	v.say(report.BindAsAsked, v.written(), v.Target, what)
	if rule.HostPath == "" {
		u.sayPropagation(v)
	}
	info, err := fs.Stat(u.project.Root, validOr(v.Source))
	switch {
	case rule.HostPath != "":
		u.bindHostPath(v, rule.HostPath)
	case rule.Treatment == api.MountOmit:
	case rule.Treatment == api.MountEmptyDir:
		u.mountEmpty(v)
	case rule.Treatment == api.MountClaim:
		u.bindData(v)
	case errors.Is(err, fs.ErrPermission):
		v.say(report.FileUnreadable, "mount at "+v.Target, v.Source, reason(err))
	case err != nil:
		v.say(report.BindMissing, v.Source, v.Target, "", "add it to the project, or change spec.mounts")
	case info.IsDir():
		u.bindConfigDirectory(v)
	default:
		u.bindFile(v)
	}
}

// bindHostPath mounts a path of the node.
func (u *unit) bindHostPath(v volumeEntry, node string) {
	m := &mount{place: v.place, target: v.Target, readOnly: v.ReadOnly, volume: corev1.Volume{
		Name:         naming.Volume("host", naming.ExactSlug(node)),
		VolumeSource: corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: node}},
	}}
	if v.Bind != nil {
		m.propagation = propagation(v.Bind.Propagation)
	}
	u.mount(m)
}

// propagation translates Docker's word. A private mount is Kubernetes' default.
func propagation(word string) *corev1.MountPropagationMode {
	mode := corev1.MountPropagationNone
	switch strings.TrimPrefix(word, "r") {
	case "shared":
		mode = corev1.MountPropagationBidirectional
	case "slave":
		mode = corev1.MountPropagationHostToContainer
	case "private":
	default:
		return nil
	}
	return &mode
}

func (u *unit) sayPropagation(v volumeEntry) {
	if v.Bind != nil && v.Bind.Propagation != "" {
		v.sayOption("bind.propagation", report.MountPropagation, v.Bind.Propagation)
	}
}

// written returns the source of a mount as the user wrote it.
func (v volumeEntry) written() string {
	source, _ := v.asWritten()
	return source
}

// asWritten returns the source and the target of a mount as the user wrote them:
// a slash at the end says that it is a directory.
func (v volumeEntry) asWritten() (source, target string) {
	n := v.origin()
	if n == nil {
		return v.Source, v.Target
	}
	if text, ok := n.Value.(string); ok {
		if parsed, err := format.ParseVolume(text); err == nil {
			return parsed.Source, parsed.Target
		}
	}
	source, target = v.Source, v.Target
	if text := textOf(n.Get("source")); text != "" {
		source = text
	}
	if text := textOf(n.Get("target")); text != "" {
		target = text
	}
	return source, target
}

// textOf returns the text that stands at a node; empty when there is none.
func textOf(n *compose.Node) string {
	if n == nil {
		return ""
	}
	text, _ := n.Value.(string)
	return text
}

// mountRule returns the entry of spec.mounts for the mount.
func (u *unit) mountRule(v volumeEntry) (api.Mount, bool) {
	if len(u.mountRules.written) == 0 {
		return api.Mount{}, false
	}
	return u.mountRules.rule(v.written(), v.Source)
}

var windowsPath = regexp.MustCompile(`^([A-Za-z]:[\\/]|\\\\)`)

// isHostPath reports whether a source lies on the machine that runs docker,
// wherever the project is.
func isHostPath(source string) bool {
	return path.IsAbs(source) || strings.HasPrefix(source, "~") || windowsPath.MatchString(source)
}

func validOr(source string) string {
	if fs.ValidPath(source) {
		return source
	}
	return "." // never asked for: the cases before catch it
}

// hostPathHint says what to do instead, for the paths that people mount most.
func hostPathHint(v volumeEntry) string {
	source := path.Clean(v.Source)
	claim := fmt.Sprintf("set spec.mounts: {%q: PersistentVolumeClaim} to keep data", v.written())
	node := fmt.Sprintf("set spec.mounts: {%q: {hostPath: %s}} where every node has it", v.written(), source)
	switch {
	case strings.HasSuffix(source, "docker.sock"), strings.HasSuffix(source, "docker_engine"):
		return "nodes of a cluster don't run docker; give the application what it offers for Kubernetes (an API token, labels of Ingresses)"
	case source == "/dev/shm":
		return "write shm_size instead, which is memory of the container alone"
	case source == "/etc/localtime", source == "/etc/timezone":
		return "set the variable TZ instead, or " + node
	case isOfTheMachine(source):
		return node
	case strings.HasPrefix(source, "~"), windowsPath.MatchString(source):
		return "move it into the project, or " + claim
	default:
		return claim + ", or " + node
	}
}

// isOfTheMachine reports whether a path belongs to the kernel or the system, and
// never holds data.
func isOfTheMachine(source string) bool {
	for _, dir := range []string{"/proc", "/sys", "/dev", "/lib/modules", "/usr/src", "/run", "/var/run", "/boot"} {
		if source == dir || strings.HasPrefix(source, dir+"/") {
			return true
		}
	}
	return source == "/"
}
