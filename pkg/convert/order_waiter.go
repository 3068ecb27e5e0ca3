package convert

import (
	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
)

// initsIn returns what runs before u in the pod of host. Waiters come first:
// Compose doesn't create a container before its dependencies are healthy either.
func (c *converter) initsIn(u, host *drafts.Draft) []corev1.Container {
	waits := c.Order.Waits(u.Unit, host.In)
	if len(waits) == 0 {
		return u.Inits
	}
	inits := make([]corev1.Container, 0, len(waits)+len(u.Inits))
	for _, target := range waits {
		waiter := waiter(u, target.ID)
		inits = append(inits, waiter)
		u.BecameEntry("depends_on", target.Name, account.InitContainer(string(host.Kind), host.ID, waiter.Name))
	}
	return append(inits, u.Inits...)
}

// waiter is an init container that ends as soon as the name of a Service that
// only knows ready pods resolves. It looks at what nslookup prints, because
// busybox returns 1 when only one of the two address families resolved. A pod
// that becomes ready meanwhile is in DNS a moment before every node routes to it.
func waiter(u *drafts.Draft, target string) corev1.Container {
	name := target + "-ready"
	script := "trap 'exit 143' TERM\n" +
		"echo waiting until " + target + " is ready\n" +
		"until nslookup " + name + " 2>/dev/null | grep -q Name; do late=2; sleep 1 & wait $!; done\n" +
		"sleep ${late:-0} & wait $!\n"
	return corev1.Container{
		Name: u.Plans.Tools.Name("wait-for-" + target), Image: u.Plans.Tools.Image, Command: []string{"sh", "-c", script},
		Resources: u.Plans.Tools.Resources, SecurityContext: u.Plans.Tools.Security,
	}
}
