package migrate

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/convert"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/images"
	"github.com/composesource/composesource/pkg/report"
)

// DataOptions say which data moves, and how.
type DataOptions struct {
	Compose
	Namespace string   // of the claims
	Prefix    string   // that the overlay puts before every name
	Suffix    string   // that it puts behind
	Names     []string // volumes and directories, as the Compose file calls them; empty: all
	Image     string   // with bash, tar and coreutils, for Docker and the cluster
	Back      bool     // from the cluster to Docker
	Replace   bool     // what the other side holds is deleted once the copy is complete
	Dump      bool     // databases by their own tools, and not by their files
}

// volume is what a script tells of one volume or directory.
type volume struct {
	Name     string // as the Compose file calls it
	Box      string // the volume or directory, as docker calls it
	Compose  string // the volume of the project; empty for a directory
	Claim    string
	Dir      string // where in the claim the data lies
	Services []string
}

// database is a service that can dump what it holds.
type database struct {
	Service   string
	Kind      string // postgres, mysql or mongo
	Workload  string // KIND/NAME, as kubectl takes it
	Container string
	Volumes   []string
}

// dataPage is what a script tells of.
type dataPage struct {
	DataOptions
	Volumes   []volume
	Databases []database
	Savers    []database // services that write their files when they are told to
	Services  []string   // that mount the volumes
	Stores    []string   // services whose files are those of a database, with what they are
	Skipped   []string   // reasons
}

// Data writes the script that moves the data of a project. An error says that a
// name is unknown, or that there is nothing to move.
func Data(w io.Writer, result *generate.Result, o DataOptions) error {
	p := dataPage{DataOptions: o}
	if err := p.pick(result.Claims, result.Project.Name); err != nil {
		return err
	}
	for _, v := range p.Volumes {
		for _, s := range v.Services {
			if !slices.Contains(p.Services, s) {
				p.Services = append(p.Services, s)
			}
		}
	}
	slices.Sort(p.Services)
	p.findDatabases(result)
	if !o.Dump {
		return p.writeData(w)
	}
	if len(p.Databases) == 0 {
		return errors.New("none of the services is a database that can dump what it holds (PostgreSQL, MySQL, MariaDB, MongoDB); leave out --dump to copy files")
	}
	return p.writeDump(w)
}

// pick takes the claims that were asked for, or all.
func (p *dataPage) pick(claims []convert.Claim, project string) error {
	asked := map[string]bool{}
	var known []string
	for _, c := range claims {
		v, reason := p.volume(c)
		if reason != "" {
			p.Skipped = append(p.Skipped, reason)
			continue
		}
		known = append(known, v.Name)
		if len(p.Names) == 0 || slices.Contains(p.Names, v.Name) {
			p.Volumes = append(p.Volumes, v)
			asked[v.Name] = true
		}
	}
	for _, name := range p.Names {
		if asked[name] {
			continue
		}
		hint := ""
		if near := report.Nearest(name, known); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return fmt.Errorf("%s is no volume and no writable directory of the project %s%s", name, project, hint)
	}
	if len(p.Volumes) == 0 {
		return fmt.Errorf("the project %s has no volumes and no writable directories: there is no data to move", project)
	}
	return nil
}

// Place is a word of the shell that says to docker where the volume is: its name,
// or the absolute path of the directory.
func (v volume) Place() string {
	switch home, isHome := strings.CutPrefix(v.Box, "~/"); {
	case isHome:
		return `"$HOME"/` + quote(home)
	case v.Compose != "" || strings.HasPrefix(v.Box, "/"):
		return quote(v.Box)
	}
	return `"$PWD"/` + quote(strings.TrimPrefix(v.Box, "./"))
}

// Has reports whether one of the databases is of a kind.
func (p *dataPage) Has(kind string) bool {
	return slices.ContainsFunc(p.Databases, func(d database) bool { return d.Kind == kind })
}

// volume describes a claim, or says why its data can't be moved.
func (p *dataPage) volume(c convert.Claim) (v volume, reason string) {
	v = volume{Claim: p.Prefix + c.Name + p.Suffix, Dir: c.SubPath, Services: c.Services}
	switch {
	case c.Volume != "":
		v.Name, v.Compose, v.Box = c.Volume, c.Volume, c.Docker
		if v.Box == "" {
			v.Box = p.Project + "_" + c.Volume
		}
	case c.Bind != "":
		v.Name, v.Box = directory(c.Bind), p.at(c.Bind)
	default:
		return v, "an anonymous volume of " + strings.Join(c.Services, ", ") + " has no name that docker could be asked for"
	}
	return v, ""
}

// findDatabases looks for stores among the services, by their images.
func (p *dataPage) findDatabases(result *generate.Result) {
	for _, name := range p.Services {
		s, ok := result.Project.Services[name]
		if !ok || !images.IsStore(s.Image) {
			continue
		}
		image := s.Image
		p.Stores = append(p.Stores, name+" ("+image+")")
		workload, ok := result.Workloads[name]
		kind := images.Dumps(image)
		if !ok || kind == "" && !images.Saves(image) {
			continue
		}
		d := database{Service: name, Kind: kind, Container: workload.Container, Workload: strings.ToLower(workload.Kind) + "/" + p.Prefix + workload.Name + p.Suffix}
		if kind == "" {
			p.Savers = append(p.Savers, d)
			continue
		}
		for _, v := range p.Volumes {
			if slices.Contains(v.Services, name) {
				d.Volumes = append(d.Volumes, v.Name)
			}
		}
		p.Databases = append(p.Databases, d)
	}
}
