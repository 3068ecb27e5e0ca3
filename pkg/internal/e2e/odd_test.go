package e2e

import (
	"archive/tar"
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// odd makes files such as people forget when they write a tool that copies.
const odd = `cd /uploads
mkdir -p 'a b' deep/er; echo hi > 'a b/x'; ln 'a b/x' deep/hard; ln -s ../nowhere deep/soft; mkfifo deep/fifo
truncate -s 50M sparse; echo end >> sparse; printf odd > "$(printf 'n\377\nline')"; : > .hidden
: > ./-rf; : > ' '; : > "$(printf '*\\"\047$(x)')"
chown 1234:5678 deep; chmod 2770 deep; chmod 0400 'a b/x'; chown 999:0 'a b/x'
touch -d '2001-02-03 04:05:06.123456789' deep/er; chown 33:44 .; chmod 1777 .; touch -d 2002-02-03 .`

// listed tells everything about the files of a directory that a person could see,
// and what tar knows of their extended attributes.
const listed = `cd /uploads && find . -printf '%P %y %m %U:%G %s %n %T@ %l\n' | sort && du -k sparse && find . -type f -exec sha256sum {} + | sort &&
tar --create --format=posix --sort=name --acls --xattrs '--xattrs-include=*' . | tr '\000' . | grep -a -o -e 'SCHILY\.xattr\.user\..*' -e 'SCHILY\.xattr\.security\..*' -e 'SCHILY\.acl.*' -e '^[a-z]*:[0-9]*:[r-][w-][x-]$'`

// attributes are the extended ones that a copy may lose: a user's, what a program
// may do without being root's, and who else may read a file.
func attributes() []map[string]string {
	const netBindService = "\x01\x00\x00\x02\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	return []map[string]string{
		{"SCHILY.xattr.user.note": "odd\nnote"},
		{"SCHILY.xattr.security.capability": netBindService},
		{"SCHILY.acl.access": "user::rw-,user:1234:r--,group::r--,mask::r--,other::---"},
	}
}

// makeOdd fills the volume in Docker. Extended attributes come by an archive: no
// image is sure to have the programs that set them.
func (m *moving) makeOdd() {
	m.Helper()
	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	for i, records := range attributes() {
		name := "attributes-" + string(rune('a'+i))
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o640, Uid: 7, Gid: 8, PAXRecords: records, Format: tar.FormatPAX}); err != nil {
			m.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		m.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(m.dir, "odd.tar"), archive.Bytes(), 0o644); err != nil {
		m.Fatal(err)
	}
	out, err := m.bash("docker compose --project-name " + m.project + " exec --no-TTY store tar --extract --directory /uploads --file - --numeric-owner --acls --xattrs '--xattrs-include=*' <odd.tar")
	if err != nil {
		m.Fatal(out)
	}
	m.compose("exec", "--no-TTY", "store", "bash", "-c", odd)
	out = m.compose("exec", "--no-TTY", "store", "bash", "-c", listed)
	for _, want := range []string{"xattr.user.note=odd", "xattr.security.capability=", "acl.access=user::rw-", "user:1234:r--"} {
		if !strings.Contains(out, want) {
			m.Fatalf("the file system of Docker's volumes does not keep %s: nothing to lose\n%s", want, out)
		}
	}
}
