package paths

import "testing"

// Docker makes a directory of what it doesn't find. Only a name that files alone
// have says that one was forgotten.
func TestIsFileName(t *testing.T) {
	for name, want := range map[string]bool{
		"./app.yaml": true, "./a.b/app.toml": true, "/etc/x/server.KEY": true, "Caddyfile": true, ".env": true, `C:\x\a.ini`: true,
		"/home/node/.pgpass": true, "dump.sql.gz": true,
		"/root/.config": false, "/home/node/.cache": false, ".conf": false, "./rel-1.24": false, "/etc/cron.d": false,
		"/etc/app.conf.d": false, "./app.yaml/": false, `C:\data.db\`: false, "./data": false, ".": false, "": false, "./x.": false,
	} {
		if got := IsFileName(name); got != want {
			t.Errorf("isFileName(%s) = %v, want %v", name, got, want)
		}
	}
}
