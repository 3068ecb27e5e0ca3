package convert

import (
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/util/validation"
)

func TestLegalName(t *testing.T) {
	for _, c := range []struct{ name, want, why string }{
		{"web", "web", "a legal name stays"},
		{"celery_worker", "celery-worker", "an underscore is the commonest reason"},
		{"My.Service", "my-service", "upper case and dots"},
		{"_hidden_", "hidden", "no dash may start or end it"},
		{"2fa", "s-2fa", "a Service's name starts with a letter"},
		{"___", "s", "nothing legal is left"},
		{"naïve", "na-ve", "one character, one dash"},
		{strings.Repeat("a", 52), strings.Repeat("a", 52), "as long as it may be"},
		{strings.Repeat("a", 53), strings.Repeat("a", 43) + "-abe346a7", "cut, with a hash of the whole name"},
	} {
		if got := legalName(c.name); got != c.want {
			t.Errorf("legalName(%q) = %q, want %q: %s", c.name, got, c.want, c.why)
		}
	}
}

func TestLegalContainerName(t *testing.T) {
	long := strings.Repeat("a", 63)
	for _, c := range []struct{ name, want, why string }{
		{"celery_worker", "celery-worker", "an object's name, mostly"},
		{"3proxy", "3proxy", "a digit may come first"},
		{long, long, "as long as a host's name may be"},
		{long + "a", legalName(long + "a"), "longer than any label"},
		{strings.Repeat("a_", 30), legalName(strings.Repeat("a_", 30)), "two long names could end in one"},
		{"___", "s", "nothing legal is left"},
	} {
		got := legalContainerName(c.name)
		if got != c.want {
			t.Errorf("legalContainerName(%q) = %q, want %q: %s", c.name, got, c.want, c.why)
		}
		if ObjectName(got) != ObjectName(c.name) {
			t.Errorf("the container %q and its service %q give two object names", got, c.name)
		}
	}
}

func FuzzLegalName(f *testing.F) {
	for _, seed := range []string{"web", "celery_worker", "0", "", "-", "Ω", strings.Repeat("x_", 60)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		legal := legalName(name)
		if errs := validation.IsDNS1035Label(legal); len(errs) > 0 || len(legal) > maxName {
			t.Errorf("legalName(%q) = %q: %v", name, legal, errs)
		}
		if again := legalName(legal); again != legal {
			t.Errorf("not stable: %q becomes %q", legal, again)
		}
	})
}
