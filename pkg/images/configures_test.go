package images

import "testing"

func TestConfigures(t *testing.T) {
	for _, test := range []struct {
		image, target string
		want          bool
	}{
		{"logstash:9", "/usr/share/logstash/pipeline", true},
		{"logstash:9", "/usr/share/logstash/data", false},
		{"example/logstash", "/usr/share/logstash/pipeline", false},
		{"postgres", "/usr/share/logstash/pipeline", false},
	} {
		if got := Configures(test.image, test.target); got != test.want {
			t.Errorf("Configures(%s, %s) = %v", test.image, test.target, got)
		}
	}
}
