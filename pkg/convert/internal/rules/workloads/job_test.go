package workloads

import "testing"

func TestSundayIsZero(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"0 0 * * 0", "0 0 * * 0"},
		{"0 0 * * 7", "0 0 * * 0"},
		{"0 0 * * 5-7", "0 0 * * 0,5,6"},
		{"0 0 * * 0-7", "0 0 * * 0,1,2,3,4,5,6"},
		{"0 0 * * 1-7/3", "0 0 * * 0,1,4"},
		{"0 0 * * 0,7", "0 0 * * 0"},
		{"7 7 7 7 1", "7 7 7 7 1"},
		{"0 0 * * */7", "0 0 * * */7"},
		{"0 0 * * MON-7", "0 0 * * MON-7"},
		{"0 0 * * -7", "0 0 * * -7"},
		{"0 0 * * 7/0", "0 0 * * 7/0"},
		{"@daily", "@daily"},
		{"0  0 * * 7 extra", "0  0 * * 7 extra"},
	} {
		if got, changed := zeroSunday(c.line); got != c.want || changed != (got != c.line) {
			t.Errorf("%s: got %s (changed: %v), want %s", c.line, got, changed, c.want)
		}
	}
}

func TestSchedulesThatTheAPIServerTakes(t *testing.T) {
	for line, good := range map[string]bool{
		"*/5 * * * *": true, "0 9-17 * * MON-FRI": true, "@hourly": true, "@every 1h30m": true, "0 0 1 JAN ?": true,
		"": false, "* * * *": false, "* * * * * *": false, "60 * * * *": false, "@reboot": false, "0 0 L * *": false,
		"TZ=UTC 0 0 * * *": false, "CRON_TZ=UTC 0 0 * * *": false,
	} {
		if problem := cronProblem(line); (problem == "") != good {
			t.Errorf("%q: %s", line, problem)
		}
	}
}
