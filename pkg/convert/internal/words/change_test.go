package words

import "testing"

func TestACommandChangesAFile(t *testing.T) {
	for command, want := range map[string]bool{
		"chmod +x /app/wait.sh":              true,
		"/bin/chmod 600 '/app/wait.sh'":      true,
		"then chown -R 999:999 /app/wait.sh": true,
		"chmod +x ./wait.sh":                 true,
		"chmod +x ../wait.sh":                false,
		"echo on > /app/wait.sh":             true,
		"echo on >>/app/wait.sh":             true,
		"run 2>/app/wait.sh":                 true,
		"run > /dev/null /app/wait.sh":       false,
		"sh /app/wait.sh":                    false,
		"chmod +x /app/wait.sh.old":          false,
		"> ":                                 false,
		"":                                   false,
	} {
		if got := ChangeFile(command, "/app", "/app/wait.sh"); got != want {
			t.Errorf("%q: %v", command, got)
		}
	}
}
