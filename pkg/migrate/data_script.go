package migrate

import "io"

// writeData writes the script that copies files.
func (p *dataPage) writeData(w io.Writer) error {
	return render(w, dataScript, marks{
		"volumes":   p.about(),
		"first":     either(len(p.Savers) > 0, "let Redis save what it holds; ", ""),
		"services":  list(p.Services),
		"last":      either(p.Back, "#   4. start the services of Compose. The replicas stay at 0.\n", "#   4. set the replicas back. The services of Compose stay stopped.\n"),
		"held":      either(p.Replace, heldReplaced, "# What already holds other data is left alone, and the script ends there.\n"),
		"stores":    p.aboutStores(),
		"namespace": quote(p.Namespace),
		"image":     quote(p.Image),
		"compose":   words(p.Command()),
		"common":    commonPart,
		"refuse":    either(p.Replace, "", refuseData),
		"saves":     p.saves(),
		"words":     words(p.Services),
		"copies":    p.copies(),
		"again":     either(p.Back, p.start(), scalePart),
	})
}

const (
	heldReplaced = "# WHAT THE OTHER SIDE HOLDS IS DELETED, as soon as its copy is complete: this was printed with --replace.\n"
	refuseData   = `    fail "$name: $5 $6 already holds other data, which was left alone; print this script with --replace to have it deleted"` + "\n"
)

// about says what is copied from where to where, and what isn't.
func (p *dataPage) about() string {
	var l lines
	project, namespace := note(p.Project), note(p.Namespace)
	if p.Back {
		l.add("# Copies data of the Compose project %s from the claims in the namespace %s back to Docker:\n", project, namespace)
	} else {
		l.add("# Copies data of the Compose project %s from Docker to its claims in the namespace %s:\n", project, namespace)
	}
	for _, v := range p.Volumes {
		name, claim := note(v.Name), note(v.Claim)
		box := either(v.Compose != "", "the volume ", "the directory ") + note(v.Box)
		if p.Back {
			l.add("#   %s: from the claim %s to %s\n", name, claim, box)
		} else {
			l.add("#   %s: from %s to the claim %s\n", name, box, claim)
		}
	}
	for _, reason := range p.Skipped {
		l.add("# Left out: %s.\n", note(reason))
	}
	return l.String()
}

// aboutStores says for which services files may not be what to copy.
func (p *dataPage) aboutStores() string {
	if len(p.Stores) == 0 {
		return ""
	}
	return `#
# The files of a database fit the same major version on the same processor architecture. Here that is for ` + list(p.Stores) + `.
# From one version or architecture to another, let the database write a dump: composesource data --dump.
`
}

// saves has services write their files while they run.
func (p *dataPage) saves() string {
	if len(p.Savers) == 0 {
		return ""
	}
	var l lines
	l.WriteString(savePart)
	for _, d := range p.Savers {
		name := note(d.Service)
		l.add("say \"%s: saving\"\n", name)
		if p.Back {
			l.add("saved=$(kubectl --namespace \"$namespace\" exec %s --container %s -- sh -c \"$save\" 2>&1 || :)\n", quote(d.Workload), quote(d.Container))
		} else {
			l.add("saved=$(\"${compose[@]}\" exec --no-TTY %s sh -c \"$save\" 2>&1 || :)\n", quote(d.Service))
		}
		l.add("[ \"$saved\" = OK ] || say \"%s did not save, and is copied as it stops: ${saved//$'\\n'/ }\"\n", name)
	}
	return l.String() + "\n"
}

// copies copies each volume.
func (p *dataPage) copies() string {
	var l lines
	for _, v := range p.Volumes {
		l.add("\nbox=%s\n", v.Place())
		l.WriteString(p.ready(v))
		name, claim := quote(v.Name), quote(v.Claim)
		dir := either(v.Dir != "", quote("/box/"+v.Dir), "/box")
		l.add("open_box \"$box\"\nopen_claim %s\n", claim)
		if p.Back {
			l.add("copy %s cluster %s %s docker \"$box\" /box\n", name, claim, dir)
		} else {
			l.add("copy %s docker \"$box\" /box cluster %s %s\n", name, claim, dir)
		}
	}
	return l.String()
}

// ready makes what Docker is to fill, or looks for what it holds.
func (p *dataPage) ready(v volume) string {
	switch {
	case p.Back && v.Compose == "":
		return "mkdir -p \"$box\"\n"
	case p.Back:
		return `docker volume inspect "$box" >/dev/null 2>&1 ||
  docker volume create --label com.docker.compose.project=` + quote(p.Project) + ` --label com.docker.compose.volume=` + quote(v.Compose) + ` "$box" >/dev/null
`
	case v.Compose == "":
		return "[ -d \"$box\" ] || fail \"there is no directory $box\"\n"
	}
	return `docker volume inspect "$box" >/dev/null || fail "docker has no volume $box; ` +
		`docker volume ls --filter label=com.docker.compose.volume=` + v.Compose + ` shows what it may be called"` + "\n"
}

// start starts Compose again.
func (p *dataPage) start() string {
	return `say "starting ` + list(p.Services) + `"
"${compose[@]}" up --detach ` + words(p.Services) + `
say "done; the replicas in the namespace $namespace stay at 0, and the annotation composesource.dev/replicas-before-copy says how many there were"
`
}
