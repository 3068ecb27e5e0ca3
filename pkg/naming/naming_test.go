package naming

import (
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/util/validation"
)

func TestObject(t *testing.T) {
	for _, c := range []struct{ name, want, why string }{
		{"web", "web", "a valid name stays"},
		{"celery_worker", "celery-worker", "an underscore is the commonest reason"},
		{"My.Service", "my-service", "upper case and dots"},
		{"_hidden_", "hidden", "no dash may start or end it"},
		{"2fa", "s-2fa", "a Service's name starts with a letter"},
		{"___", "s", "nothing legal is left"},
		{"naïve", "na-ve", "one character, one dash"},
		{strings.Repeat("a", 52), strings.Repeat("a", 52), "as long as it may be"},
		{strings.Repeat("a", 53), strings.Repeat("a", 43) + "-abe346a7", "cut, with a hash of the whole name"},
	} {
		if got := Object(c.name); got != c.want {
			t.Errorf("Object(%q) = %q, want %q: %s", c.name, got, c.want, c.why)
		}
	}
}

func TestContainer(t *testing.T) {
	long := strings.Repeat("a", 63)
	for _, c := range []struct{ name, want, why string }{
		{"celery_worker", "celery-worker", "an object's name, mostly"},
		{"3proxy", "3proxy", "a digit may come first"},
		{long, long, "as long as a host's name may be"},
		{long + "a", Object(long + "a"), "longer than any label"},
		{strings.Repeat("a_", 30), Object(strings.Repeat("a_", 30)), "two long names could end in one"},
		{"___", "s", "nothing legal is left"},
	} {
		got := Container(c.name)
		if got != c.want {
			t.Errorf("Container(%q) = %q, want %q: %s", c.name, got, c.want, c.why)
		}
		if Object(got) != Object(c.name) {
			t.Errorf("the container %q and its service %q give two object names", got, c.name)
		}
	}
}

func FuzzObject(f *testing.F) {
	for _, seed := range []string{"web", "celery_worker", "0", "", "-", "Ω", strings.Repeat("x_", 60)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		legal := Object(name)
		if errs := validation.IsDNS1035Label(legal); len(errs) > 0 || len(legal) > maxObject {
			t.Errorf("Object(%q) = %q: %v", name, legal, errs)
		}
		if again := Object(legal); again != legal {
			t.Errorf("not stable: %q becomes %q", legal, again)
		}
	})
}

func TestKeys(t *testing.T) {
	taken := Keys{}
	for _, c := range [][2]string{
		{"nginx.conf", "nginx.conf"}, {".env", ".env"}, {"a b.conf", "a_b.conf"}, {"a_b.conf", "a_b.conf_1"}, {"a:b.conf", "a_b.conf_2"}, {"a_b.conf_1", "a_b.conf_1_1"},
		{"ConnectionStrings:Default", "ConnectionStrings_Default"}, {"..", "_.."}, {".", "_."}, {"größe", "gr____e"},
		{strings.Repeat("x", 300), strings.Repeat("x", 200)},
	} {
		got := taken.Add(c[0])
		if got != c[1] {
			t.Errorf("the key of %q is %q, want %q", c[0], got, c[1])
		}
		if problems := validation.IsConfigMapKey(got); len(problems) > 0 {
			t.Errorf("the key of %q is %q: %v", c[0], got, problems)
		}
	}
}

func TestClaimVolumeName(t *testing.T) {
	for claim, want := range map[string]string{"data": "data", "config-data": "claim-config-data", "claim-x": "claim-claim-x", "memory": "memory"} {
		if got := ClaimVolume(claim); got != want {
			t.Errorf("ClaimVolume(%s) = %s, want %s", claim, got, want)
		}
	}
}

// Two paths must never share a name, or one mount would show the other's files.
func TestExactSlug(t *testing.T) {
	seen := map[string]string{}
	for _, path := range []string{"/mnt/data", "/mnt-data", "/mnt.data", "/mnt/data/", "/MNT/data", "/mnt//data", "/tmp", "/", "/.tmp"} {
		s := ExactSlug(path)
		if other, ok := seen[s]; ok && strings.Trim(other, "/") != strings.Trim(path, "/") {
			t.Errorf("%s and %s are both %s", path, other, s)
		}
		seen[s] = path
	}
	if got := ExactSlug("/mnt/data"); got != "mnt-data" {
		t.Errorf("a plain path is %s, want mnt-data", got)
	}
}
