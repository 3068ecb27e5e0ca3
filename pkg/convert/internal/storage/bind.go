package storage

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/format"
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/paths"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// planBind decides what becomes of a bind mount: by spec.mounts, or by where its
// source lies, what it is in the project, and whether it is read-only. Nothing
// of the machine beside the project plays a part.
func (u *member) planBind(v volumeEntry) {
	if rule, ok := u.mountRule(v); ok {
		u.bindAsAsked(v, rule)
		return
	}
	u.sayPropagation(v)
	info, err := fs.Stat(u.l.Project.Root, paths.Valid(v.Source))
	exists := err == nil
	switch {
	case u.l.Project.Resolved && mayBeOfProject(v.Source):
		v.Say(report.BindNotHandedOver, v.Source, v.Target, handedHint(v))
	case paths.IsOfHost(v.Source):
		v.Say(report.BindHostPath, v.Source, v.Target, u.hostPathHint(v))
	case !fs.ValidPath(v.Source):
		v.Say(report.BindOutside, v.Source, v.Target, u.outsideHint(v))
	case files.Escapes(err):
		v.Say(report.BindOutside, v.written()+", through a symbolic link,", v.Target, "put the files themselves into the project")
	case u.isDevelopment(v):
		v.Say(report.BindDevelopment, v.written(), v.Target, v.written(), u.lacks(v))
	case exists && !info.IsDir() && (u.dataRoot(v) == "" || !isWrittenData(path.Base(v.Target))):
		u.bindFile(v)
	case u.dataRoot(v) != "":
		u.bindData(v)
	case exists:
		u.bindConfigDirectory(v)
	case errors.Is(err, fs.ErrPermission):
		v.Say(report.FileUnreadable, "mount at "+v.Target, v.Source, files.Reason(err))
	case v.looksLikeFile():
		v.Say(report.BindMissing, v.Source, v.Target, " and looks like a file", report.Choose("file", v.written()))
	default: // read-only: what docker would create stays empty
		v.Say(report.BindAbsent, v.written(), "an empty directory is mounted at "+v.Target, v.written(), "PersistentVolumeClaim} for what is put there later, or Omit for what the image has there")
		u.mountDirectory(v, u.mountEmpty(v))
	}
}

// bindAsAsked follows spec.mounts.
func (u *member) bindAsAsked(v volumeEntry, rule paths.Asked) {
	what := rule.Treatment
	if rule.HostPath != "" {
		what = "hostPath " + path.Join(rule.HostPath, rule.Below)
	}
	v.Say(report.BindAsAsked, v.written(), v.Target, what)
	if rule.HostPath == "" {
		u.sayPropagation(v)
	}
	info, err := fs.Stat(u.l.Project.Root, paths.Valid(v.Source))
	switch {
	case rule.HostPath != "":
		u.bindHostPath(v, path.Join(rule.HostPath, rule.Below))
	case rule.Treatment == api.MountOmit:
	case rule.Treatment == api.MountEmptyDir:
		u.mountEmpty(v)
	case rule.Treatment == api.MountClaim:
		u.bindData(v)
	case paths.IsOutside(v.Source):
		v.Say(report.BindOutside, v.written(), v.Target, u.outsideHint(v))
	case errors.Is(err, fs.ErrPermission):
		v.Say(report.FileUnreadable, "mount at "+v.Target, v.Source, files.Reason(err))
	case err != nil:
		v.Say(report.BindMissing, v.Source, v.Target, "", report.Choose("asked"))
	case info.IsDir():
		u.bindConfigDirectory(v)
	default:
		u.bindFile(v)
	}
}

// bindHostPath mounts a path of the node.
func (u *member) bindHostPath(v volumeEntry, node string) {
	m := &Mount{Place: v.Place, Target: v.Target, ReadOnly: v.ReadOnly, Volume: corev1.Volume{
		Name:         naming.Volume("host", naming.ExactSlug(node)),
		VolumeSource: corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: node}},
	}}
	if v.Bind != nil {
		m.Propagation = propagation(v.Bind.Propagation)
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

func (u *member) sayPropagation(v volumeEntry) {
	if v.Bind != nil && v.Bind.Propagation != "" {
		v.SayOption("bind.propagation", report.MountPropagation, v.Bind.Propagation)
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
	n := v.Origin()
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

// looksLikeFile reports whether a source that nobody can look at is taken for a
// file: where docker finds none it makes a directory, whatever its name holds
// (.ollama, v1.2, conf.d). Only names that files have, on both sides, say that
// somebody forgot one: a directory in its place would help nobody.
func (v volumeEntry) looksLikeFile() bool {
	source, target := v.asWritten()
	return paths.IsFileName(source) && paths.IsFileName(target)
}
