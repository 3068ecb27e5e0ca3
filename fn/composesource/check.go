package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"

	"github.com/spf13/cobra"
	"sigs.k8s.io/kustomize/kyaml/yaml"

	"github.com/composesource/composesource/pkg/api"
	"github.com/composesource/composesource/pkg/build"
	"github.com/composesource/composesource/pkg/check"
	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/generate"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

func newCheck(s streams) *cobra.Command {
	var p project
	cmd := &cobra.Command{
		Use:   "check FILE|-",
		Short: "Look at built manifests for what can't work in a cluster",
		Long: `Look at the manifests in FILE (- is stdin), as kustomize built them, for what can't
work: references to Secrets, ConfigMaps, claims, Services, ports and accounts that
are not there, selectors that select nothing, images without a tag, claims of one
node that pods on several mount. What somebody else makes is said by an annotation
on any object: composesource.dev/elsewhere: Secret/registry, ServiceAccount/*.`,
		Example: `  kustomize build overlays/prod | composesource check -
  composesource check --strict manifests.yaml`,
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			said := api.Report{}
			if err := p.overrule(&said); err != nil {
				return err
			}
			text, err := readManifests(s, args[0])
			if err != nil {
				return err
			}
			nodes, err := objectsOf(args[0], text)
			if err != nil {
				return err
			}
			where := func(o *check.Object, name string) report.Position {
				return placeOf(args[0], o.Node.YNode(), name)
			}
			return p.checkObjects(s, said, nodes, where)
		},
	}
	p.reportFlags(cmd)
	return cmd
}

func readManifests(s streams, file string) ([]byte, error) {
	if file != "-" {
		return disk.ReadProjectFile(file)
	}
	text, err := io.ReadAll(io.LimitReader(s.in, int64(limit.BuildBytes.Max())+1))
	if err == nil && len(text) > limit.BuildBytes.Max() {
		err = &limit.Exceeded{Limit: limit.BuildBytes}
	}
	return text, err
}

// objectsOf reads the objects of a file, with the lines on which they stand; those
// of lists as well.
func objectsOf(file string, text []byte) ([]*yaml.RNode, error) {
	if e := limit.Directives(text); e != nil {
		return nil, fmt.Errorf("%s: %w", file, e)
	}
	var all []*yaml.RNode
	for d := yaml.NewDecoder(bytes.NewReader(text)); ; {
		var doc yaml.Node
		err := d.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		n := yaml.NewRNode(&doc)
		if n.IsNilOrEmpty() {
			continue
		}
		if n.YNode().Kind != yaml.MappingNode {
			return nil, fmt.Errorf("%s:%d: this is no object", file, n.YNode().Line)
		}
		if items, err := n.Pipe(yaml.Lookup("items")); err == nil && !items.IsNilOrEmpty() {
			below, err := items.Elements()
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, n.YNode().Line, err)
			}
			all = append(all, below...)
			continue
		}
		all = append(all, n)
	}
}

// placeOf returns the place of the first value in an object that is a name, or that
// of the object.
func placeOf(file string, n *yaml.Node, name string) report.Position {
	at := n
	var visit func(*yaml.Node)
	visit = func(below *yaml.Node) {
		if at == n && below.Kind == yaml.ScalarNode && below.Value == name {
			at = below
		}
		for _, b := range below.Content {
			visit(b)
		}
	}
	visit(n)
	return report.Position{File: file, Line: at.Line, Column: at.Column}
}

// placeIn returns where in a build a name stands: in a file of the overlay, or nowhere
// but in what came out of the Compose file.
func placeIn(built *build.Built) check.Where {
	return func(o *check.Object, name string) report.Position {
		if at, ok := built.Find(o.Kind, name); ok {
			return at
		}
		return report.Position{File: built.Top}
	}
}

func nodesOf(built *build.Built) []*yaml.RNode {
	var nodes []*yaml.RNode
	for _, o := range built.Objects.Resources() {
		nodes = append(nodes, &o.RNode)
	}
	return nodes
}

// checkObjects looks at objects and says what it finds.
func (p *project) checkObjects(s streams, said api.Report, nodes []*yaml.RNode, where check.Where) error {
	r := report.New(generate.ReportOptions(said))
	if err := check.Objects(nodes, where, r); err != nil {
		return err
	}
	if err := p.say(s.err, r, report.Counts{Objects: len(nodes)}); err != nil {
		return err
	}
	if r.Failed() {
		return errStrict
	}
	return nil
}

var errStrict = errors.New("the manifests are refused, because --strict lets warnings fail")

// generator runs the function with the flags over what its configuration says about
// the report; what the configurations silence is silent about the objects, too. Whether
// a warning fails the build is known when the overlay had its turn.
func (p *project) generator(said *api.Report) krm.Generator {
	return func(source *api.ComposeSource, o generate.Options, r *report.Report) (*generate.Result, error) {
		if err := p.overrule(&source.Spec.Report); err != nil {
			return nil, err
		}
		maps.Copy(said.Codes, source.Spec.Report.Codes)
		if p.format != "json" {
			r.Count()
		}
		said.Strict = said.Strict || source.Spec.Report.Strict
		source.Spec.Report.Strict = false
		return generate.Run(source, o, r)
	}
}
