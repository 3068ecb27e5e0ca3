package storage

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/convert/internal/files"
	"github.com/composesource/composesource/pkg/convert/internal/paths"
	"github.com/composesource/composesource/pkg/images"
)

// isConfigTarget reports whether images read settings at a path, and never write.
func isConfigTarget(target string) bool {
	return slices.ContainsFunc(strings.Split(target, "/"), func(name string) bool {
		return strings.HasPrefix(name, "docker-entrypoint") || name == "conf.d" || name == "provisioning"
	})
}

// isConfiguration reports whether a directory that the project has is settings: it
// has files, and images read such a place and don't write to it.
func (u *member) isConfiguration(v volumeEntry) bool {
	if isConfigTarget(v.Target) {
		return true
	}
	etc := strings.HasPrefix(v.Target, "/etc/") && !slices.ContainsFunc(strings.Split(v.Target, "/"), func(name string) bool {
		return slices.Contains(writtenEtc(), name)
	})
	return (etc || u.built() == nil && images.Configures(u.Image, v.Target)) && !files.IsEmpty(u.l.Project.Root, v.Source)
}

// writtenEtc are directories below /etc that programs write to.
func writtenEtc() []string {
	return []string{
		"letsencrypt", "acme.sh", "pihole", "dnsmasq.d", "wireguard", "openvpn", "gitlab", "asterisk", "cups", "fail2ban", "unbound", "bind", "powerdns",
	}
}

// isDevelopment reports whether a mount shows sources to a developer that the
// image holds anyway: the build context of the image, where sources are kept, or a
// directory with files that the image has at the same place, and that isn't a
// read-only mount of settings. What a container of another image mounts as well is
// no source.
func (u *member) isDevelopment(v volumeEntry) bool {
	below, ok := u.inContext(v)
	if below == "." && isSourceTarget(v.Target) {
		return true
	}
	if !ok || u.l.builds.others[v.Source] || !u.mayHold(below, v.Target) {
		return false
	}
	info, err := fs.Stat(u.l.Project.Root, v.Source)
	return err == nil && info.IsDir() && !v.ReadOnly && !isConfigTarget(v.Target) && !files.IsEmpty(u.l.Project.Root, v.Source)
}

// lacks says that a build puts none of its context where all of it is mounted.
func (u *member) lacks(v volumeEntry) string {
	if below, _ := u.inContext(v); below == "." && !u.mayHold(below, v.Target) {
		return "; the Dockerfile copies none of them to there"
	}
	return ""
}

// mayBeDevelopment reports whether nobody can tell data from sources: where there
// is no disk, the directory of a development mount is as absent as one that
// docker would create.
func (u *member) mayBeDevelopment(v volumeEntry) bool {
	below, ok := u.inContext(v)
	if _, asked := u.mountRule(v); asked || !ok || len(u.l.Spec.Inline) == 0 || !u.mayHold(below, v.Target) {
		return false
	}
	return !u.l.Files.Has(v.Source)
}

// shadows returns the source of the development mount that an anonymous volume
// keeps away from a directory of the image.
func (u *member) shadows(v volumeEntry) (string, bool) {
	if u.sources == nil {
		u.sources = []volumeEntry{}
		for _, other := range u.allVolumes() {
			if _, asked := u.mountRule(other); other.Type == "bind" && !asked && !paths.IsOfHost(other.Source) && u.isDevelopment(other) {
				u.sources = append(u.sources, other)
			}
		}
	}
	for _, other := range u.sources {
		if strings.HasPrefix(v.Target, strings.TrimSuffix(other.Target, "/")+"/") {
			return other.written(), true
		}
	}
	return "", false
}

// isData reports whether a mount is of a directory that the container writes to,
// one that docker would create included.
func (u *member) isData(v volumeEntry) bool {
	if v.Type != "bind" {
		return false
	}
	if rule, ok := u.mountRule(v); ok {
		return rule.Treatment == api.MountClaim
	}
	if v.ReadOnly || paths.IsOfHost(v.Source) || !fs.ValidPath(v.Source) || u.isDevelopment(v) {
		return false
	}
	info, err := fs.Stat(u.l.Project.Root, v.Source)
	if err != nil { // docker makes a directory, which keeps what is written to it
		return !v.looksLikeFile()
	}
	return info.IsDir() && !u.isConfiguration(v)
}

// findData notes the directories that some container writes to. What else is
// bound of them, read-only or a part, must be the same claim.
func (l *planner) findData() {
	l.data = map[string]bool{}
	for _, u := range l.members {
		for _, v := range u.allVolumes() {
			if u.isData(v) {
				l.data[v.Source] = true
			}
		}
	}
}

// dataRoot returns the outermost written directory that holds the source of a
// mount; empty when it lies in none, or when it holds settings. A read-only part
// of a project that is mounted whole is no data when it has content of its own.
func (u *member) dataRoot(v volumeEntry) string {
	if isConfigTarget(v.Target) && !u.l.data[v.Source] {
		return ""
	}
	root := ""
	for dir := v.Source; ; dir = path.Dir(dir) {
		if u.l.data[dir] {
			root = dir
		}
		if dir == "." || dir == "/" || path.Base(dir) == ".." { // .. isn't above ../..
			break
		}
	}
	if root == "." && v.Source != "." && v.ReadOnly {
		if _, err := fs.Stat(u.l.Project.Root, v.Source); err == nil {
			return ""
		}
	}
	return root
}
