package e2ereal

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// pageFile holds the results. The run writes it, so it can't be stale but for
// an application that is missing in it.
const pageFile = "../../docs/realapps.md"

const pageHead = `# Real servers in both worlds

<!-- Written by make e2e-real. Do not edit. -->

Each application runs with docker compose and, converted, on a cluster. What people would look at is compared: pages,
rows, owners, modes, restarts. *Block* is storage like a cloud's disk: root's, 0755, with ` + "`lost+found`, and `fsGroup`" + ` is
honoured. *Local* is a directory where everyone may write, as k3s and kind give it. *Same* means that everything was
as in Docker, with the seconds until all was ready. *Upgrade* lists what was replaced when the objects of today came
over those of an older commit with their data; nothing was lost and nothing crashed. *N differ* counts what wasn't as
in Docker, *not tried* says that nobody has looked yet.

What an image holds and whose its files are can't be read from its name. Where an application needs that, a warning asks
for it without its spec, and the run fails when there is none: php-nginx, static-files and uploads say ` + "`populate: true`" + `.

| application | looks | Docker | block | local | upgrade | run |
|---|---|---|---|---|---|---|
`

// page is the rows of the results, by application.
type page struct {
	rows map[string]string
}

// row is what one run of an application showed.
type row struct {
	app     app
	docker  *outcome
	on      map[string]*outcome
	rolls   []string
	upgrade *outcome
}

var rowPattern = regexp.MustCompile(`(?m)^\| \[([a-z0-9-]+)\].*\|$`)

func readPage(t *testing.T) *page {
	p := &page{rows: map[string]string{}}
	text, err := os.ReadFile(pageFile)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, m := range rowPattern.FindAllStringSubmatch(string(text), -1) {
		p.rows[m[1]] = m[0]
	}
	return p
}

// put adds the row of an application to the page, where another run may have put
// some since.
func (p *page) put(t *testing.T, r row) {
	p.rows = readPage(t).rows
	p.rows[r.app.name] = r.String()
	p.write(t)
}

// write forgets the rows of applications that are gone.
func (p *page) write(t *testing.T) {
	var b strings.Builder
	b.WriteString(pageHead)
	for _, a := range apps(t) {
		b.WriteString(cmp.Or(p.rows[a.name], row{app: a}.String()) + "\n")
	}
	b.WriteString("\n" + versions() + "\n")
	if err := os.WriteFile(pageFile, []byte(b.String()), 0o644); err != nil {
		t.Error(err)
	}
}

func (r row) String() string {
	why := strings.ReplaceAll(strings.TrimSuffix(r.app.why, "."), "|", "\\|")
	looks, date := 0, "not yet"
	if r.docker != nil {
		looks, date = r.docker.looks, time.Now().Format(time.DateOnly)
	}
	return fmt.Sprintf("| [%s](../../testdata/realapps/%[1]s.txtar): %s | %d | %s | %s | %s | %s | %s |", r.app.name, why, looks,
		r.docker, r.on["block"], r.on["local"], r.rolled(), date)
}

func (o *outcome) String() string {
	switch {
	case o == nil:
		return "not tried"
	case len(o.differs) > 0:
		return fmt.Sprintf("**%d differ**", len(o.differs))
	}
	return fmt.Sprintf("same, %.0f s", o.ready.Seconds())
}

// versions says what ran.
func versions() string {
	kubernetes, _ := kubectl("", "version", "--output", "json")
	server := regexp.MustCompile(`(?s)"serverVersion".*?"gitVersion": "v?([^"]+)"`).FindStringSubmatch(kubernetes)
	engine, _ := command("", "", "docker", "version", "--format", "{{.Server.Version}}")
	compose, _ := command("", "", "docker", "compose", "version", "--short")
	commit, _ := command("", "", "git", "rev-parse", "--short", "HEAD")
	return fmt.Sprintf("The last run was of commit %s, on %s, with Kubernetes %s, Docker %s and Compose %s, and PostgreSQL 15, MariaDB 10.11,\n"+
		"Redis 7.0, RabbitMQ 3.10, nginx 1.22, PHP 8.2, Node 18 and Python 3.11 of Debian 12. The older commit is %s.",
		strings.TrimSpace(commit), time.Now().Format(time.DateOnly), append(server, "?", "?")[1], strings.TrimSpace(engine), strings.TrimSpace(compose),
		cmp.Or(os.Getenv("UPGRADE_FROM"), upgradeFrom))
}

// TestPageHasAllApplications: what a run found is a run's to say; that each
// application has a row, and no other, can be told without.
func TestPageHasAllApplications(t *testing.T) {
	p := readPage(t)
	for _, a := range apps(t) {
		if _, ok := p.rows[a.name]; !ok {
			t.Errorf("%s has no row in %s: make e2e-real RUN=%[1]s", a.name, pageFile)
		}
		delete(p.rows, a.name)
	}
	for _, name := range slices.Sorted(maps.Keys(p.rows)) {
		t.Errorf("%s is gone, its row isn't", name)
	}
}
