package look

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/compression"

	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/lock"
)

// What the table of well-known images says of those that the engine of this machine has
// is what they say themselves. Those that a registry gave it count: what was built here
// under such a name is something else.
func TestTable(t *testing.T) {
	if exec.Command("docker", "version").Run() != nil {
		t.Skip("SKIPPED: no container engine answers")
	}
	looked := 0
	for line := range strings.Lines(docker(t, "images", "--digests", "--format", "{{.Repository}}:{{.Tag}} {{.Digest}}")) {
		reference, digest, _ := strings.Cut(strings.TrimSpace(line), " ")
		known := images.Known(reference)
		if known == nil || !strings.HasPrefix(digest, "sha256:") {
			continue
		}
		looked++
		for _, wrong := range disagreements(t, from(t, Options{From: engineName}), reference, known) {
			t.Errorf("%s: %s", reference, wrong)
		}
	}
	if looked == 0 {
		t.Skip("SKIPPED: the engine has no well-known image from a registry")
	}
}

// The comparison finds what differs.
func TestTableOfAnotherImage(t *testing.T) {
	l := standIn(t, `{"Id": "x", "Os": "linux", "Architecture": "amd64"}`, blobs(t, sample(t, "amd64", compression.GZip), nil))
	got := strings.Join(disagreements(t, l, "grafana/grafana:11.1.0", images.Known("grafana/grafana:11.1.0")), "\n")
	for _, want := range []string{
		"it runs as 1000:1001, and the table says 472:0",
		"it exposes [53/udp 80/tcp 8080/tcp], and the table says 3000/tcp",
		"it has {missing  } at /var/lib/grafana, and the table says {nothing 472:0 0777}",
		"it has {missing  } at /etc/grafana, and the table says {something",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not found in\n%s", want, got)
		}
	}
}

// disagreements says where an image isn't what the table says. The table knows no more
// than the documentation of images: what it leaves out is no disagreement.
func disagreements(t *testing.T, l *Looker, reference string, known *facts.Image) []string {
	t.Helper()
	want := lock.Want{Reference: reference}
	for _, p := range known.Places {
		want.Paths = append(want.Paths, p.Value.Path)
	}
	for _, a := range known.Users {
		want.Users = append(want.Users, a.Value.Name)
	}
	r, err := l.Look(context.Background(), want, "")
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	differ := func(what, has, says string) {
		if has != says {
			wrong = append(wrong, fmt.Sprintf("it "+what+", and the table says %s", has, says))
		}
	}
	if u := known.User; u.Known() && u.Value.Group >= 0 {
		has := "0:0"
		if own := r.Image.User; own != nil && own.UID != nil {
			has = fmt.Sprintf("%d:%d", *own.UID, *own.GID)
		}
		differ("runs as %s", has, fmt.Sprintf("%d:%d", u.Value.ID, u.Value.Group))
	}
	for _, a := range known.Users {
		if !slices.Contains(r.Image.Users, lock.Account{Name: a.Value.Name, UID: a.Value.ID, GID: a.Value.Group}) {
			differ("has the users %s", fmt.Sprint(r.Image.Users), fmt.Sprint(a.Value))
		}
	}
	for _, p := range known.Ports {
		if port := fmt.Sprintf("%d/%s", p.Value.Number, p.Value.Protocol); len(r.Image.Ports) > 0 && !slices.Contains(r.Image.Ports, port) {
			differ("exposes %s", fmt.Sprint(r.Image.Ports), port)
		}
	}
	for _, p := range known.Places {
		differ("has %s at "+p.Value.Path, placeText(r.Image.Places, p.Value), tableText(p.Value))
	}
	if known.Shell.Known() && !(slices.Contains(r.Image.Tools, "sh") && slices.Contains(r.Image.Tools, "cp")) {
		differ("has the tools %s", fmt.Sprint(r.Image.Tools), "[cp sh]")
	}
	return wrong
}

// tableText describes a place of the table, placeText the same of the image: an owner that
// the table doesn't know is left out.
func tableText(p facts.Place) string {
	holds := map[facts.Content]string{facts.Nothing: lock.Nothing, facts.Something: lock.Something}[p.Content]
	if p.Owner == nil {
		return "{" + holds + "  }"
	}
	return fmt.Sprintf("{%s %d:%d %04o}", holds, p.Owner.User, p.Owner.Group, p.Owner.Mode)
}

func placeText(all []lock.Place, says facts.Place) string {
	k := slices.IndexFunc(all, func(p lock.Place) bool { return p.Path == says.Path })
	if k < 0 {
		return "{}"
	}
	if p := all[k]; p.UID != nil && says.Owner != nil {
		return fmt.Sprintf("{%s %d:%d %s}", p.Holds, *p.UID, *p.GID, p.Mode)
	}
	return "{" + all[k].Holds + "  }"
}
