package build

import (
	"fmt"
	"net/http"
	"os"
)

// closeDoors takes the network and the programs away from Kustomize, and returns
// what gives them back. Kustomize fetches through the default transport, and looks
// for git, docker and helm on PATH; nothing else of this process needs either.
func closeDoors(o Options) (open func()) {
	transport := http.DefaultTransport
	http.DefaultTransport = refusing{}
	path, set := os.LookupEnv("PATH")
	if !o.executes() {
		os.Unsetenv("PATH")
	}
	return func() {
		http.DefaultTransport = transport
		if set {
			os.Setenv("PATH", path)
		}
	}
}

// refusing is a network that isn't there.
type refusing struct{}

func (refusing) RoundTrip(r *http.Request) (*http.Response, error) {
	return nil, fmt.Errorf("build has no network, and fetches nothing: %s", r.URL.Redacted())
}
