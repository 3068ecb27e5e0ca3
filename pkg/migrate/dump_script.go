package migrate

import (
	"io"
	"strings"
)

// writeDump writes the script that has databases write and read dumps.
func (p *dataPage) writeDump(w io.Writer) error {
	return render(w, dumpScript, marks{
		"databases": p.aboutDatabases(),
		"held":      either(p.Replace, ". DATABASES OF THE SAME NAMES ARE DELETED THERE", ", and to be new"),
		"stores":    p.aboutFiles(),
		"namespace": quote(p.Namespace),
		"compose":   words(p.Command()),
		"common":    commonPart,
		"from":      either(p.Back, "cluster", "docker"),
		"to":        either(p.Back, "docker", "cluster"),
		"kinds":     p.kinds(),
		"project":   quote(p.Project),
		"refuse":    either(p.Replace, "", refuseDump),
		"moves":     p.moves(),
	})
}

const refuseDump = `  [ -z "$(on "$to" "${database[@]}" "$holds")" ] ||
    fail "$service: the other database already holds tables, which were left alone; print this script with --replace to have them replaced"
`

// dumpers are the programs that write and read dumps, by kind of database.
func dumpers(kind string) string {
	switch kind {
	case "postgres":
		return "pg_dump, and psql"
	case "mysql":
		return "mariadb-dump or mysqldump, and mariadb or mysql"
	}
	return "mongodump, and mongorestore"
}

// aboutDatabases says which databases move from where to where.
func (p *dataPage) aboutDatabases() string {
	var l lines
	project, namespace := note(p.Project), note(p.Namespace)
	if p.Back {
		l.add("# Moves what databases in the namespace %s hold back to those of the Compose project %s, as dumps:\n", namespace, project)
	} else {
		l.add("# Moves what databases of the Compose project %s hold to those in the namespace %s, as dumps:\n", project, namespace)
	}
	for _, d := range p.Databases {
		l.add("#   %s: %s\n", note(d.Service), dumpers(d.Kind))
	}
	return l.String()
}

// aboutFiles says for which services files may be what to copy.
func (p *dataPage) aboutFiles() string {
	if len(p.Stores) == 0 {
		return ""
	}
	return "# Copying files, without --dump, is right where both sides run the same version on the same architecture: " + list(p.Stores) + ".\n"
}

// kinds says how databases of each kind that there is are dumped and filled.
func (p *dataPage) kinds() string {
	var b strings.Builder
	for _, kind := range []struct{ name, commands string }{{"postgres", postgresPart}, {"mysql", mysqlPart}, {"mongo", mongoPart}} {
		if p.Has(kind.name) {
			b.WriteString(kind.commands)
		}
	}
	return b.String()
}

// moves moves each database.
func (p *dataPage) moves() string {
	var l lines
	for _, d := range p.Databases {
		l.add("move %[1]s %[2]s %[3]s \"$%[4]s_dump\" \"$%[4]s_end\" \"$%[4]s_holds\" \"$%[4]s_load\"\n",
			quote(d.Service), quote(d.Workload), quote(d.Container), d.Kind)
	}
	return l.String()
}
