package generate

import (
	"maps"
	"math"
	"strconv"
	"strings"
)

type files = map[string]string

// all joins what a text is for the numbers from 1 to n: # is the number, @ that before.
func all(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.NewReplacer("#", strconv.Itoa(i+1), "@", strconv.Itoa(i)).Replace(text))
	}
	return b.String()
}

// ofOne gives one service something, of which what stands in {{ and }} is there n times.
func ofOne(text string) func(int) files {
	return func(n int) files { return file(service + repeated(n, text) + "\n") }
}

func repeated(n int, text string) string {
	before, rest, ok := strings.Cut(text, "{{")
	if !ok {
		return text
	}
	entry, after, _ := strings.Cut(rest, "}}")
	return before + all(n, entry) + repeated(n, after)
}

// ofEach gives each of n services something.
func ofEach(line, after string) func(int) files {
	return func(n int) files { return file("services:\n" + all(n, "  s#: {image: x, "+line+"}\n") + after) }
}

// squared gives each of root(n) services all of root(n) entries, in {{ and }}.
func squared(line, head, entry string) func(int) files {
	return func(n int) files {
		k := int(math.Sqrt(float64(n)))
		return file("services:\n" + each(k, repeated(k, line)) + head + all(k, entry))
	}
}

// each is n services that say the same.
func each(n int, line string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("  s" + strconv.Itoa(i+1) + ": {image: x, " + line + "}\n")
	}
	return b.String()
}

// beside adds n files to a project, or one of n lines.
func beside(project func(int) files, name, line string) func(int) files {
	return func(n int) files {
		added := maps.Clone(project(n))
		if !strings.Contains(name, "#") {
			added[name] = all(n, line)
			return added
		}
		for i := range n {
			number := strconv.Itoa(i + 1)
			added[strings.ReplaceAll(name, "#", number)] = strings.ReplaceAll(line, "#", number)
		}
		return added
	}
}
