package facts

import (
	"fmt"
	"testing"
)

// People read numbers where there are some, and where everything stands.
func TestTell(t *testing.T) {
	table := Source{Kind: Table, Name: "x"}
	i := &Image{
		User:        Fact[User]{User{Text: "app", ID: -1}, table},
		Ports:       []Fact[Port]{{Port{80, "tcp"}, table}},
		Volumes:     []Fact[string]{{"/data", table}},
		Healthcheck: Fact[Healthcheck]{Healthcheck{Test: []string{"CMD", "x"}}, table},
		Places:      []Fact[Place]{{Place{"/data", Nothing, &Owner{1, 2, 0o1777}}, table}, {Place{"/app", Something, nil}, table}},
	}
	want := "[{user app what is known of x} {port 80/tcp what is known of x} {volume /data what is known of x} {healthcheck CMD what is known of x}" +
		" {/data holds nothing of 1:2, mode 1777 what is known of x} {/app holds something what is known of x}]"
	if got := fmt.Sprint(i.Tell()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for want, u := range map[string]User{"0:0": {}, "5": {ID: 5, Group: -1}} {
		if u.String() != want {
			t.Errorf("%s, want %s", u, want)
		}
	}
	if told := (&Image{}).Tell(); told != nil {
		t.Error(told)
	}
}
