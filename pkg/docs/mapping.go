package docs

import (
	"fmt"
	"strings"

	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/report"
)

// Mapping returns the page that says what every attribute of Compose becomes.
func Mapping() string {
	var b strings.Builder
	b.WriteString(`# The mapping: what every Compose attribute becomes

<!-- Generated from the rules in pkg/convert. Do not edit. -->

| word | meaning |
|---|---|
| **exact** | the same behaviour |
| **approximate** | close; a finding says how it differs |
| **overlay** | a decision that belongs to a Kustomize overlay; the base leaves the place for it |
| **dropped** | no meaning in a cluster, or not expressible; a finding says so |
| **refused** | going on would be wrong or unsafe: an error, and nothing is emitted |

The word is the best that an attribute can end in. The findings of its row say when it ends in less; each has a
paragraph in [findings.md](findings.md). An attribute without a row of its own shares the row above it.

`)
	writeRules(&b, "Services, jobs and pre_start hooks", convert.ServiceRules())
	writeRules(&b, "The rest of the file", convert.ProjectRules())
	writeImageRules(&b)
	return b.String()
}

func writeImageRules(b *strings.Builder) {
	b.WriteString(`## What the image says

Docker reads the image as well as the Compose file. An entry of [the lock file](lock.md) says all of it, and counts before anything
else. Without one the Dockerfile is read of an image that the project builds: the stage that ` + "`build.target`" + ` names and what it
is built on, with the arguments of the build; and of a well-known image it is known what its public Dockerfile says. A finding names
the source of every fact; what nobody knows is not guessed. No fact adds or changes an ` + "`fsGroup`" + `.

| Dockerfile | lock file | Kubernetes | findings |
|---|---|---|---|
`)
	for _, rule := range convert.ImageRules() {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", rule.Says, rule.Field, cell(rule.Into), links(rule.Codes))
	}
}

// links writes codes as links to their paragraphs.
func links(codes []report.Code) string {
	var all []string
	for _, code := range codes {
		all = append(all, fmt.Sprintf("[%s](findings.md#%s)", code, code))
	}
	return strings.Join(all, " ")
}

func writeRules(b *strings.Builder, title string, rules []convert.Rule) {
	fmt.Fprintf(b, "## %s\n\n| attribute | word | Kubernetes | findings |\n|---|---|---|---|\n", title)
	for _, rule := range rules {
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", rule.Attribute, rule.Word, cell(rule.Into), links(rule.Codes()))
	}
	b.WriteString("\n")
}

// cell makes text safe inside a table.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ").Replace(text)
}
