package compose

import (
	"cmp"
	"io/fs"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose/internal/paths"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// Options say which project to load. All paths are slash-separated and relative
// to the root.
type Options struct {
	Files       []string          // Compose files; empty: COMPOSE_FILE, or the names `docker compose` looks for, override file included
	Dir         string            // the directory of the project when Files is empty; "." when empty
	ProjectName string            // beats `name:` of the Compose file
	DefaultName string            // used when neither ProjectName nor `name:` is given
	Profiles    []string          // active profiles
	Env         map[string]string // variables; they beat EnvFiles
	EnvFiles    []string          // files of variables; empty: a .env beside the first Compose file, when there is one
	Missing     string            // what to do where there is no Compose file; empty: name it in spec.files
	Resolved    bool              // docker compose has read the project: what it hands over is not interpolated again
}

// whereSet says where the variables are that the project may use.
func (o Options) whereSet() string {
	if o.Resolved {
		return "in the environment of docker compose or in .env"
	}
	return "in spec.env, spec.envFiles or .env"
}

// Project is a loaded Compose project.
type Project struct {
	// Project holds the values, typed and canonical. Paths in it are
	// slash-separated and relative to the root, absolute paths of the host and
	// `~` stay as written. Environments are resolved, env files included.
	*types.Project
	// Services are in the place of those of types.Project, whose values are large and
	// would be copied by whoever reads one. Those of inactive profiles are disabled.
	Services, DisabledServices Services
	// Tree is the merged document: what the user wrote, and where.
	Tree *tree.Node
	// Root is the file system the project was loaded from.
	Root fs.FS
	// Resolved says that docker compose has read the project, so that every path in
	// it is absolute, and what lies there is not at hand.
	Resolved bool

	containers map[string]container // of active services and jobs, and of their hooks, by path
	unset      map[string]bool      // secrets.NAME and configs.NAME whose variable is not set
}

// Services are the services of a project by name.
type Services = map[string]*types.ServiceConfig

// container is what a service, a job or a hook has besides its values.
type container struct {
	written     *tree.Node
	origins     *tree.Node // of entries of its lists, see canonical.Origins
	environment []Variable
}

// Variable is one entry of a container's environment.
type Variable struct {
	Name  string
	Value string
	Unset bool            // written without a value, and no variable of that name exists
	At    report.Position // where the value that counts was written
	File  string          // the env file it comes from; empty for `environment`
	Node  *tree.Node      // its entry under `environment`; nil when from a file
}

// Origin returns the node that the i-th entry of a canonical list came from:
// Origin("services.web", "ports", 2) is what the user wrote for
// Services["web"].Ports[2], in short or long syntax. Nil when the entry was not
// written by the user, or not for this container.
func (p *Project) Origin(path, attribute string, i int) *tree.Node {
	c := p.containers[path]
	list := cmp.Or(c.origins.Below(attribute), c.written.Below(attribute))
	if list == nil || i >= len(list.Items) || list.Items[i].Inherited {
		return nil
	}
	return list.Items[i].Source()
}

// Environment returns the resolved environment of services.NAME or jobs.NAME,
// sorted by name.
func (p *Project) Environment(path string) []Variable { return p.containers[path].environment }

// Unset reports whether secrets.NAME or configs.NAME takes its content from a
// variable that is not set. Only who needs the content can say that it is missing.
func (p *Project) Unset(path string) bool { return p.unset[path] }

// At returns the position of the key at path, or of the nearest key above it
// that the user wrote.
func (p *Project) At(path ...string) report.Position {
	var at report.Position
	written := p.Tree
	for _, name := range path {
		f := written.Field(name)
		if f == nil {
			break
		}
		at, written = f.At, f.Value
	}
	return at
}

// Above says where the ComposeSource has to stand for the project to hold a file
// above its root, and what is to be written there. It returns nothing when that
// helps nobody: for an absolute path, ~, or a link that leads out.
func (p *Project) Above(name string) string { return paths.Above(name, p.ComposeFiles) }
