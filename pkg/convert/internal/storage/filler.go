package storage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// filling is a claim with the mounts through which Docker may fill the volume, in
// the order in which it creates their containers.
type filling struct {
	claim  *Claim
	mounts []mounting
}

// mounting is a mount with the unit that has it: volumes_from lends mounts.
type mounting struct {
	*Mount
	by *member
}

// planFillers decides of each claim whose image fills it. Docker fills a volume
// that is empty whenever it creates a container that mounts it, so the first
// container whose image holds something decides, and everyone starts later.
//
// Well-known images tell what they hold, and so does a Dockerfile of the project of
// what it copies. Of others nobody knows here, and only spec.volumes can say that the
// first of them is the one.
func (l *planner) planFillers() {
	ranks := make(map[*member]int, len(l.members))
	fillings := make(map[*Claim]*filling, len(l.claims))
	for _, u := range l.members {
		u.rank(ranks)
		for _, m := range u.mounts {
			if m.Claim == nil || m.Claim.path == nil || m.Claim.External || m.Claim.isReadOnly() {
				continue
			}
			if fillings[m.Claim] == nil {
				fillings[m.Claim] = &filling{claim: m.Claim}
			}
			fillings[m.Claim].mounts = append(fillings[m.Claim].mounts, mounting{m, u})
		}
	}
	for _, k := range l.claimsInOrder() {
		if f := fillings[k]; f != nil {
			slices.SortStableFunc(f.mounts, func(a, b mounting) int { return createdBefore(a.by, b.by, ranks) })
			f.decide()
			f.findOwner()
		}
	}
}

// rank returns how many services are created before u one after the other, at
// least. Docker creates those of one rank at the same time.
func (u *member) rank(known map[*member]int) int {
	if rank, ok := known[u]; ok {
		return rank
	}
	known[u] = 0 // the loader refuses circles
	needs := u.l.all(u.l.Pods.Needs(u.Unit))
	if u.parent != nil { // a hook
		needs = append(needs, u.parent)
	}
	for _, need := range needs {
		known[u] = max(known[u], need.rank(known)+1)
	}
	return known[u]
}

// createdBefore orders units as Docker creates their containers. What is created
// at the same time is a race there. What the project builds wins it here, because
// that is whose files were meant, not the welcome page of a server beside it.
func createdBefore(a, b *member, ranks map[*member]int) int {
	return cmp.Or(
		trueFirst(a.isCreated(), b.isCreated()),
		cmp.Compare(ranks[a], ranks[b]),
		trueFirst(a.built() != nil, b.built() != nil),
		cmp.Compare(a.Name, b.Name),
	)
}

// trueFirst puts what is true first.
func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// isCreated reports whether `docker compose up` makes a container of u.
func (u *member) isCreated() bool { return u.Job == nil && u.GetScale() > 0 }

// content returns what the image behind a mount holds at its target.
func (m mounting) content() facts.Content {
	if m.isRead() {
		return m.by.brings.Holds(m.Target)
	}
	return images.Holds(m.by.Image, m.Target)
}

// isRead reports whether somebody looked at the very image, or at how it is built.
func (m mounting) isRead() bool { return m.by.built() != nil || m.by.brings.Whole.Known() }

// bringsFiles returns who says that an image which somebody looked at has files at a
// mount.
func (m mounting) bringsFiles() facts.Source {
	if !m.isRead() {
		return facts.Source{}
	}
	return m.by.brings.Brings(m.Target)
}

// decide finds the mount through which the claim is filled.
func (f *filling) decide() {
	first, ok := f.first()
	asked, k := f.claim.Populate, f.claim
	byDefault := asked == nil && k.SubPath != "" // what comes over the network has its content
	switch {
	case asked != nil && !*asked:
		return
	case ok && (asked != nil || byDefault && first.content() == facts.Something):
		k.Filler, k.FilledBy = first.Mount, first.by.Unit
		return
	case ok && byDefault && f.isUnfilled(first):
		return
	}
	if byDefault && ok && first.bringsFiles().Known() {
		code := report.VolumeNotCopied
		if first.by.brings.CannotCopy() {
			code = report.VolumeWithoutShell
		}
		first.Say(code, k.Volume, first.by.Name, first.Target, first.bringsFiles())
		return
	}
	for _, m := range f.mounts {
		switch {
		case m.nocopy, m.isRead() && m.content() == facts.Nothing:
		case byDefault && m.isOfWorkers():
			m.Say(report.VolumeNotGiven, k.Volume, m.by.Name, m.by.brings.Name, images.WorksAs(m.by.brings.Name), populates(k.Volume))
			m.by.l.leave(k.Volume)
		default:
			m.Say(report.VolumeNotPopulated, k.Volume, m.Target)
		}
	}
}

// first returns the mount through which Docker would fill the volume: through the
// first of those that can. Who asks for it knows more than the table of images.
func (f *filling) first() (mounting, bool) {
	copying := slices.DeleteFunc(slices.Clone(f.mounts), func(m mounting) bool { return m.nocopy })
	for _, m := range copying {
		if m.content() != facts.Nothing {
			return m, true
		}
	}
	if len(copying) > 0 && f.claim.Populate != nil {
		return copying[0], true
	}
	return mounting{}, false
}

// isUnfilled warns when a server shows what lies on a claim, and nobody knows
// whether the image of another service brings that.
func (f *filling) isUnfilled(first mounting) bool {
	i := slices.IndexFunc(f.mounts, func(m mounting) bool { return m.by != first.by && m.shows() })
	if i < 0 || !isShown(first.Target) {
		return false
	}
	volume := f.claim.Volume
	first.Say(report.VolumeNotFilled, volume, first.by.Name, f.mounts[i].by.Name, populates(volume))
	first.by.l.leave(volume)
	return true
}

// leave notes a volume that nobody fills, for a configuration that decides about it.
func (l *planner) leave(volume string) {
	if !slices.Contains(l.unfilled, volume) {
		l.unfilled = append(l.unfilled, volume)
	}
}

// populates is what spec.volumes is to say of a volume.
func populates(volume string) string {
	return fmt.Sprintf("{%s: {populate: true}}", emit.Quote(volume))
}

// isOfWorkers reports whether a built image writes to a mount as an account that its
// server, which root starts, gives its children. They lose the groups of the pod,
// and nobody knows whom the image gives the directory to.
func (m mounting) isOfWorkers() bool {
	u := m.by
	if u.built() == nil || m.ReadOnly || u.User != "" || len(u.Entrypoint) > 0 || len(u.Command) > 0 {
		return false
	}
	at := u.brings.At(m.Target)
	return u.brings.User.Known() && u.brings.User.Value.IsRoot() && images.WorksAs(u.brings.Name) != "" && !(at.IsExact() && at.Value.Owner != nil)
}

// shows reports whether a server shows what lies at a mount.
func (m mounting) shows() bool {
	return m.by.built() == nil && images.ServesFiles(m.by.Image) && isShown(m.Target)
}

// isShown reports whether a path may hold what browsers get: settings and logs of
// servers lie elsewhere.
func isShown(target string) bool {
	return !slices.ContainsFunc([]string{"/etc", "/var/log", "/var/cache", "/var/run", "/run", "/tmp", "/config"}, func(dir string) bool {
		return target == dir || strings.HasPrefix(target, dir+"/")
	})
}
