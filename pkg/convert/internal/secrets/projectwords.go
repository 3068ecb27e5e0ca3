package secrets

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose"
)

// projectWords are the words of a project, in lower case: the names of its parts, of users
// and databases, and whatever word is in a key, an image or a host. A password that
// is one of them can't be told from it.
func projectWords(s Sources) map[string]bool {
	all := map[string]bool{strings.ToLower(s.Project.Name): true}
	for _, section := range []string{"services", "jobs", "volumes", "networks", "secrets", "configs", "models"} {
		if n := s.Project.Tree.Get(section); n != nil {
			for _, f := range n.Fields {
				all[strings.ToLower(f.Name)] = true
			}
		}
	}
	add := func(text string) {
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
			all[word] = true
		}
	}
	var walk func(key string, n *compose.Node)
	walk = func(key string, n *compose.Node) {
		add(key)
		if slices.Contains([]string{"image", "container_name", "hostname", "name"}, key) {
			add(n.Raw()) // and not what variables made of it
		}
		for _, f := range n.Fields {
			walk(f.Name, f.Value)
		}
		for _, item := range n.Items {
			walk("", item)
		}
	}
	walk("", s.Project.Tree)
	for _, u := range s.Units.All {
		for _, v := range s.Environment(u) {
			if isNameOfSomething(v.Name) {
				all[strings.ToLower(v.Value)] = true
			}
		}
	}
	return all
}

// isNameOfSomething reports whether a variable holds the name of a user or of what
// a user has.
func isNameOfSomething(name string) bool {
	words := strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool { return r == '_' || r == '.' || r == '-' })
	return len(words) > 0 && slices.Contains([]string{"USER", "USERNAME", "DB", "DATABASE", "DBNAME", "NAME", "BUCKET", "VHOST"}, words[len(words)-1])
}
