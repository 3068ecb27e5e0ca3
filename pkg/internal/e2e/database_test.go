package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/migrate"
)

// server is a database that holds rows.
type server struct {
	name, image string // the image is a real server's, which docker and the cluster have
	compose     string
	fill, count string // scripts: to make rows, and to print what there is
}

func servers() []server {
	return []server{
		{"postgres", "postgres:15-bookworm", `
    environment: {POSTGRES_PASSWORD: secret-of-docker, POSTGRES_DB: shop}
    volumes: ["rows:/var/lib/postgresql/data"]`,
			`psql -v ON_ERROR_STOP=1 -U postgres -d shop -c "create role clerk login password 'x'" -c "create table notes (id int primary key, body text)" \
  -c "insert into notes select i, repeat('ü', i) from generate_series(1, 1000) i" -c "alter table notes owner to clerk"`,
			`psql -U postgres -d shop -Atc "select count(*), md5(string_agg(id || body, ',' order by id)), max(tableowner) from notes, pg_tables where tablename = 'notes'"`},
		{"mysql", "mariadb:10.11-bookworm", `
    environment: {MARIADB_ROOT_PASSWORD: secret-of-docker, MARIADB_DATABASE: shop}
    volumes: ["rows:/var/lib/mysql"]`,
			`mariadb -uroot -psecret-of-docker shop -e "create table notes (id int primary key, body text) charset utf8mb4; insert into notes select seq, repeat('x', seq) from seq_1_to_1000"`,
			`mariadb -uroot -psecret-of-docker shop -NBe "select count(*), md5(group_concat(id, body order by id)) from notes"`},
	}
}

func (s server) project() string {
	return "services:\n  db:\n    image: " + s.image + s.compose + "\n    healthcheck: {test: 'true', interval: 2s}\nvolumes: {rows: {}}\n"
}

// classes are the storage classes to try, the cluster's default when none is named.
func classes() []string { return strings.Split(os.Getenv("E2E_STORAGE_CLASSES"), ",") }

// TestDatabasesMove copies the files of real servers to the cluster, and brings
// them back to a new project as a dump.
func TestDatabasesMove(t *testing.T) {
	for _, s := range servers() {
		for _, class := range classes() {
			t.Run(strings.Trim(s.name+"-"+class, "-"), func(t *testing.T) { s.move(t, class) })
		}
	}
}

func (s server) move(t *testing.T, class string) {
	for _, image := range []string{s.image, tarImage()} {
		if out, err := exec.Command("docker", "image", "inspect", image).CombinedOutput(); err != nil {
			t.Skipf("docker has no image %s: %s", image, out)
		}
	}
	m := &moving{namespace: newNamespace(t, "move-"+strings.Trim(s.name+"-"+class, "-")), dir: t.TempDir()}
	m.project = m.name
	if err := os.WriteFile(filepath.Join(m.dir, "compose.yaml"), []byte(s.project()), 0o644); err != nil {
		t.Fatal(err)
	}
	m.compose("down", "--volumes")
	t.Cleanup(func() { m.compose("down", "--volumes") })
	m.compose("up", "--detach")
	m.inDocker(s.fill)
	want := m.inDocker(s.count)

	objects := convert(t, s.project(), api.Spec{})
	if out, err := m.try(onClass(objects, class), "apply", "--server-side", "--filename", "-"); err != nil {
		t.Fatal(out)
	}
	m.until(240*time.Second, "the new database answers", func() bool { return m.started("db") })
	if out, err := m.bash(m.script(migrate.DataOptions{})); err == nil || !strings.Contains(out, "already holds other data, which was left alone") {
		t.Errorf("over the database that it made itself: %v\n%s", err, out)
	}
	if out, err := m.bash(m.script(migrate.DataOptions{Replace: true})); err != nil {
		t.Fatal(out)
	}
	m.until(240*time.Second, "the rows are in the cluster", func() bool {
		out, err := m.try("", "exec", "deployment/db", "--container", "db", "--", "sh", "-c", s.count)
		return err == nil && out == want
	})

	m.compose("down", "--volumes")
	m.compose("up", "--detach")
	m.inDocker("true")
	if out, err := m.bash(m.script(migrate.DataOptions{Dump: true, Back: true})); err != nil {
		t.Fatal(out)
	}
	if got := m.inDocker(s.count); got != want {
		t.Errorf("at first\n%s\nback again\n%s", want, got)
	}
}

// inDocker runs a script in the database's container once the server is there for
// good: the official images start one for themselves first.
func (m *moving) inDocker(script string) string {
	m.Helper()
	m.until(240*time.Second, "the server in Docker answers", func() bool {
		_, err := m.attempt("docker", "compose", "--project-name", m.project, "exec", "--no-TTY", "db", "sh", "-c",
			`ps -o args= -p 1 2>/dev/null | grep -q -e postgres -e mariadbd -e mysqld && (pg_isready -q -h 127.0.0.1 || mariadb-admin -uroot -psecret-of-docker -h127.0.0.1 ping)`)
		return err == nil
	})
	out, err := m.attempt("docker", "compose", "--project-name", m.project, "exec", "--no-TTY", "db", "sh", "-c", script)
	if err != nil {
		m.Fatalf("%v\n%s", err, out)
	}
	return out
}
