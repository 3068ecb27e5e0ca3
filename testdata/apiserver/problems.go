package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime"
)

// problems collects one line per problem, in the order they are found.
type problems struct{ lines []string }

// add records a message about an object. An API server may find one thing twice.
func (p *problems) add(input, object, message string) {
	line := fmt.Sprintf("%s: %s: %s", input, object, shorten(message))
	if !slices.Contains(p.lines, line) {
		p.lines = append(p.lines, line)
	}
}

// addError records every cause of an API server's error on its own.
func (p *problems) addError(input, object string, err error) {
	if strict, ok := runtime.AsStrictDecodingError(err); ok {
		for _, cause := range strict.Errors() {
			p.add(input, object, cause.Error())
		}
		return
	}
	var status apierrors.APIStatus
	if errors.As(err, &status) && status.Status().Details != nil && len(status.Status().Details.Causes) > 0 {
		for _, cause := range status.Status().Details.Causes {
			p.add(input, object, cause.Field+": "+cause.Message)
		}
		return
	}
	p.add(input, object, err.Error())
}

// shorten makes a message one line and leaves out the middle of a long one, which
// is a value printed in full: what is wrong stands before or after it.
func shorten(message string) string {
	const head, tail = 200, 120
	line := []rune(strings.Join(strings.Fields(message), " "))
	if len(line) <= head+tail {
		return string(line)
	}
	return string(line[:head]) + " [...] " + string(line[len(line)-tail:])
}
