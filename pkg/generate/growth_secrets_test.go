package generate

import "strings"

// secretDimensions are what is a secret, and where it is looked for.
func secretDimensions() []dimension {
	return []dimension{
		{name: "secrets", least: 100, files: beside(ofOne("    secrets: [{{c#,}}]\nsecrets:\n{{  c#: {file: f#}\n}}"), "f#", "hidden-away-#\n")},
		{name: "secrets by services", least: 400, files: beside(squared("secrets: [{{c#,}}]", "secrets:\n", "  c#: {file: f#}\n"), "f#", "hidden-away-#\n")},
		{name: "external secrets", least: 100, files: ofOne("    secrets: [{{c#,}}]\nsecrets:\n{{  c#: {external: true}\n}}")},
		{name: "values that hold secrets", least: 200, files: ofEach("environment: {A_PASSWORD: hidden-away-#, URL: 'me:hidden-away-@;host'}", "")},
		{name: "secrets in one value", least: 200, files: ofOne("    environment:\n{{      A#_PASSWORD: hidden-away-#\n}}      ALL: '{{hidden-away-# }}'")},
		{name: "secrets with one beginning", least: 200, files: func(n int) files {
			return file(service + "    environment:\n" + all(n, "      A#_PASSWORD: aaaaaaaaaaaa#\n") + "      ALL: '" + strings.Repeat("a", n*10) + "'\n")
		}},
		{name: "lines of a secret", least: 500, files: beside(ofOne("    secrets: [c]\n    environment: {A: '{{x }}'}\nsecrets: {c: {file: f}}"), "f", "hidden-away-#\n")},
		{name: "URLs of one database", least: 100, files: ofEach("environment: {DATABASE_URL: 'postgres://me:hidden-away@db/a#'}", "  db: {image: postgres, environment: {POSTGRES_PASSWORD: hidden-away}}\n")},
	}
}
