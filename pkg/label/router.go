package label

// Container is what the readers are told of a service of the project.
type Container struct {
	Service string            // its name
	Name    string            // that of its container
	Labels  map[string]string // as written
	Env     map[string]string // of what IsRead, at least
	Closed  []string          // hosts that nginx-proxy asks a password for; * is every host
}

// Router is a rule by which a proxy leads requests to services.
type Router struct {
	Name     string // as the proxy calls it
	Service  string // whose label or variable says so
	Proxy    Proxy
	Key      string    // the label or variable that says where it is reached
	Rule     string    // the same as a rule, for people
	Matches  []Match   // alternatives, none of them twice
	Targets  []Target  // several share the requests by weight
	Steps    []Step    // what is done to a request or its answer, in this order
	TLS      bool      // it is reached over TLS
	Secret   string    // that holds the certificate; empty: nothing says
	Class    string    // of the controller that is to serve it; empty: the default
	Enters   []string  // entry points of the proxy; empty: all
	Priority int       // what the proxy tries first has the greatest
	Stated   string    // the label that states the priority; empty: it is the rule's length
	Problems []Problem // why there can be no such route
	Losses   []Problem // what can't be said of a route, and changes no address
}

// Proxy is a program that reads labels or variables.
type Proxy string

// The programs.
const (
	Traefik Proxy = "Traefik"
	Nginx   Proxy = "nginx-proxy"
	Caddy   Proxy = "caddy-docker-proxy"
	Kompose Proxy = "kompose"
)

// Problem is something that was asked for and has no counterpart.
type Problem struct {
	Key  string // the label or variable
	What string // in a few words
	Door bool   // it keeps requests out: without it the router would be open to them
}

// Match is one alternative of a rule: all that it names must hold.
type Match struct {
	Host    string // in lower case; *.example.com for all below it, empty for any
	Path    string // begins with a slash; empty for any
	Exact   bool   // the path is whole; otherwise it is how one begins
	Method  string // empty for any
	Headers []Pair
	Queries []Pair
	Unmet   []string // conditions that no route has, as written
	Loose   bool     // the host stands for an expression that says more
}

// Pair is a header or a parameter and its value.
type Pair struct{ Name, Value string }

// Target is a service that takes requests.
type Target struct {
	Service string
	Port    int    // 0: nothing says
	Scheme  string // https or h2c; empty: plain HTTP
	Weight  int    // 0: as all others
}

// Action is what a step does.
type Action int

// The actions. Door and Unknown may keep requests out.
const (
	Other       Action = iota // something that changes neither address nor access
	Door                      // asks who it is
	StripPrefix               // Values are prefixes
	AddPrefix                 // Values is one prefix
	ReplacePath               // Values is one path
	Redirect
	Headers
)

// Step is something that a proxy does with what comes to a router.
type Step struct {
	Action            Action
	What              string // as the documentation calls it: stripPrefix
	Key               string // the label
	Values            []string
	To                Redirection
	Request, Response []Pair // headers; those without a value are taken out
}

// Redirection says where a redirect leads. What is empty stays as it was.
type Redirection struct {
	From         string // the only host that is redirected; empty: all that match
	Scheme, Host string
	Port         int
	Permanent    bool
}

// problem adds a reason why there can be no route.
func (r *Router) problem(key, what string) {
	r.Problems = append(r.Problems, Problem{Key: key, What: what})
}

// door adds something that keeps requests out.
func (r *Router) door(key, what string) {
	r.Problems = append(r.Problems, Problem{Key: key, What: what, Door: true})
}

// lose adds something that a route can't say.
func (r *Router) lose(key, what string) {
	r.Losses = append(r.Losses, Problem{Key: key, What: what})
}
