package words

import (
	"os/exec"
	"testing"
)

func TestSecretsInShellKeepTheirPlace(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"a ${PW} b", `a "${PW}" b`},
		{`a "${PW}" b`, `a "${PW}" b`},
		{"a '${PW}' b", `a ''"${PW}"'' b`},
		{`a \"${PW}\" b`, `a \""${PW}"\" b`},
		{`a "\"${PW}" b`, `a "\"${PW}" b`},
		{`a '\' ${PW}`, `a '\' "${PW}"`},
		{`a \${PW} \`, `a "${PW}" \`},
		{`a "it's ${PW}"`, `a "it's ${PW}"`},
	} {
		lookup := variables(map[string]string{"PW": "s3cret"})
		if got := expandInShell(marked(c.raw, lookup), none()); got != c.want {
			t.Errorf("%s: got %s, want %s", c.raw, got, c.want)
		}
	}
}

// TestShellReadsTheSame asks a shell whether both texts mean the same to it.
func TestShellReadsTheSame(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("SKIPPED: there is no sh")
	}
	run := func(line string) string {
		command := exec.Command(shell, "-c", line)
		command.Env = []string{"PW=s3cret"}
		out, err := command.Output()
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		return string(out)
	}
	for _, raw := range []string{
		`printf '%%s|' a${PW}b "c ${PW}" '${PW} d' "e'${PW}'" \'${PW}\' "\\${PW}" \${PW} "\${PW}" '\${PW}' "\\\${PW}"`, `x=${PW}; printf %s "$$x"`,
	} {
		lookup := variables(map[string]string{"PW": "s3cret"})
		word := marked(raw, lookup)
		plain := run(word.String())
		for how, line := range map[string]string{"expanded": expandInShell(word, none()), "put together": "eval " + ShellWord(word, none())} {
			if got := run(line); got != plain {
				t.Errorf("%s: the shell reads %q %s, and %q with the value in it", raw, got, how, plain)
			}
		}
	}
	for _, word := range []string{"", "a b", "it's", `"`, "$HOME", "a\nb", "~", "*", "plain-1.2", "'''"} {
		if got := run("printf %s " + ShellQuote(word)); got != word {
			t.Errorf("ShellQuote(%q) is read as %q", word, got)
		}
	}
}
