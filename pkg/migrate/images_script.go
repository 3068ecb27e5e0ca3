package migrate

import "io"

// Write writes the script.
func (all *Images) Write(w io.Writer) error {
	ways := map[string]string{
		Registry: "pushes them", K3s: "imports them into the k3s of this machine", Kind: "loads them into the nodes of a kind cluster",
	}
	return render(w, imagesScript, marks{
		"project":  note(all.Project),
		"way":      ways[all.page.To],
		"overlay":  note(all.page.Overlay),
		"images":   all.about(),
		"nodes":    either(all.page.To == K3s, "# With several nodes, run the import on each, or push to a registry.\n", ""),
		"commands": all.run(),
		"word":     note(quote(all.page.Overlay)),
	})
}

// about says what each image is made of, and what it is called.
func (all *Images) about() string {
	var l lines
	for _, i := range all.Images {
		l.add("#   %s: from %s", list(i.Services), note(i.Context))
		if i.Dockerfile != "" {
			l.add(", %s", note(i.Dockerfile))
		}
		if i.Target != "" {
			l.add(", stage %s", note(i.Target))
		}
		l.add("\n#     docker compose calls it %s, the base %s, the overlay %s\n", note(i.Compose), note(i.Base), note(i.Overlay))
	}
	return l.String()
}

// run runs the commands.
func (all *Images) run() string {
	var l lines
	for _, c := range all.Commands {
		if c.Dir == "." {
			l.add("%s\n", words(c.Words))
		} else {
			l.add("(cd %s && %s)\n", quote(c.Dir), words(c.Words))
		}
	}
	return l.String()
}
