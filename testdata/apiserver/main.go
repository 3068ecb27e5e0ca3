// Command validate says what a Kubernetes API server would say about manifests,
// by running the API server's own code: strict decoding, defaulting, and the
// registry strategies that create and update each kind.
//
//	validate FILE...                    apply each file to a cluster of its own
//	validate < ARCHIVE                  the same for each file of a txtar archive
//	validate -update BEFORE AFTER       server-side apply AFTER over BEFORE
//	validate -kubernetes 1.33 FILE...   with the feature gates of that version
//	validate -crds DIR:DIR FILE...      with the CustomResourceDefinitions in directories, CEL rules included
//
// Each problem is one line on stdout, "input: Kind/name: field: message". The
// exit code is 1 when there was one, 2 for wrong usage.
//
// It does not do what needs a cluster: admission plugins, quotas, whether a
// reference points at something that exists, scheduling, pulling of images.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"k8s.io/client-go/applyconfigurations"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("validate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	version := flags.String("kubernetes", "", "use the feature gates of this Kubernetes `version`")
	crds := flags.String("crds", "", "know the kinds of the CustomResourceDefinitions in these `directories`")
	update := flags.Bool("update", false, "apply the second input over the first")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := setUp(*version); err != nil {
		fmt.Fprintf(stderr, "validate: %v\n", err)
		return 2
	}
	known, err := readDefinitions(*crds)
	if err != nil {
		fmt.Fprintf(stderr, "validate: %v\n", err)
		return 2
	}
	inputs, err := readInputs(flags.Args(), stdin)
	if err != nil {
		fmt.Fprintf(stderr, "validate: %v\n", err)
		return 2
	}
	if *update && len(inputs) != 2 {
		fmt.Fprintf(stderr, "validate: -update needs two inputs, before and after, not %d\n", len(inputs))
		return 2
	}

	var p problems
	types := applyconfigurations.NewTypeConverter(legacyscheme.Scheme)
	if *update {
		updated(&p, inputs[0], inputs[1], types, known)
	} else {
		for _, in := range inputs {
			created(&p, in, types, known)
		}
	}
	for _, line := range p.lines {
		fmt.Fprintln(stdout, line)
	}
	fmt.Fprintf(stderr, "validate: %d problems in %d inputs\n", len(p.lines), len(inputs))
	if len(p.lines) > 0 {
		return 1
	}
	return 0
}
