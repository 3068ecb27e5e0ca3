package volumes

import (
	"fmt"

	"github.com/composesource/composesource/pkg/convert/internal/storage"
	"github.com/composesource/composesource/pkg/convert/internal/tools"
	"github.com/composesource/composesource/pkg/convert/internal/words"
	"github.com/composesource/composesource/pkg/facts"
	"github.com/composesource/composesource/pkg/naming"
	"github.com/composesource/composesource/pkg/report"
)

// giveScript makes $1, where the data of a claim lies, as the image has it: it belongs
// to $2 and has the mode $3. It does so once, and only while the claim is empty: nobody
// touches data. A directory that is there stays, because somebody may have it mounted.
const giveScript = `cd ` + fillRoot + ` || exit 0
[ ! -e ` + ownMark + ` ] || exit 0
for f in "$1"/* "$1"/.[!.]* "$1"/..?*; do
  if [ -e "$f" ] || [ -L "$f" ]; then { echo owned > ` + ownMark + `; exit 0; }; fi
done
mkdir -p "$1" && chown "$2" "$1" && chmod g-s "$1" && chmod "$3" "$1"
echo owned > ` + ownMark + ` || :
`

// giveClaim adds the init container that gives a new claim to whom the image says. It
// runs as root, as everybody does who mounts that claim.
func (u *mounter) giveClaim(m *storage.Mount, name string) {
	o := m.Claim.Owner
	if o.Teller == u.Unit {
		m.Say(report.VolumeGiven, m.Claim.Volume, o.String(), u.Name, o.Source)
	}
	u.Inits = append(u.Inits, u.owner(name, m.Volume.Name, giving(m.Claim.SubPath, o.Image), tools.Filler()))
}

// giving is the command that makes a directory of a volume as an image has it.
func giving(dir string, o *facts.Owner) []string {
	return []string{"sh", "-c", words.Literal(giveScript), "sh", words.Literal(dir), fmt.Sprintf("%d:%d", o.User, o.Group), fmt.Sprintf("%04o", o.Mode)}
}

// ownEmpty adds the init container that makes what is mounted of an emptyDir as the image
// has the directory for which it stands: as the image's own user where that owns it.
func (u *mounter) ownEmpty(m *storage.Mount) {
	name := u.ID + "-own-" + naming.ExactSlug(m.Target)
	if who, _, ok := u.Account().Starts(); ok {
		command := append([]string{"sh", "-c", words.Literal(ownScript(true, false)), "sh", words.Literal(m.SubPath), ""}, exactWords(m.Stands)...)
		u.Inits = append(u.Inits, u.owner(name, m.Volume.Name, command, tools.Powerless(who.ID, who.Group)))
		return
	}
	u.Inits = append(u.Inits, u.owner(name, m.Volume.Name, giving(m.SubPath, m.Stands), tools.Filler()))
}
