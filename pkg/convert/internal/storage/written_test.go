package storage

import "testing"

func TestIsWritten(t *testing.T) {
	for base, want := range map[string][2]bool{
		"acme.json": {true, false}, "app.db": {true, false}, "x.sqlite3": {true, false}, "x.sqlite": {true, false},
		"redis-sentinel.conf": {false, true}, "sentinel.conf": {false, true}, "sentinel.md": {}, "db": {}, "redis.conf": {},
	} {
		if data, state := isWrittenData(base), isWrittenState(base); data != want[0] || state != want[1] {
			t.Errorf("%s: data %v, state %v", base, data, state)
		}
	}
}
