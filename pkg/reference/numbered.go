package reference

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// manyHosts is a URL of MinIO that stands for one of each number:
// http://minio{1...4}/data{1...2}. Its port is the server's own where none is written.
var manyHosts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`//([\w.-]*)\{(\d{1,2})\.\.\.(\d{1,2})\}([\w.-]*)(?::(\d{1,5}))?`)
})

// numbered returns the hosts that a value or an argument names by their numbers, each
// where all of them stand.
func numbered(t Text, known func(string) bool) []Reference {
	if t.Form == File || !strings.Contains(t.Content, "...") {
		return nil
	}
	var found []Reference
	for _, m := range manyHosts().FindAllStringSubmatchIndex(t.Content, -1) {
		part := func(i int) string { return t.Content[max(m[2*i], 0):max(m[2*i+1], 0)] }
		var ports []int
		if p := number(part(5)); p > 0 {
			ports = []int{p}
		}
		first, _ := strconv.Atoi(part(2))
		last, _ := strconv.Atoi(part(3))
		for n := first; n <= last; n++ {
			name := strings.ToLower(fmt.Sprintf("%s%0*d%s", part(1), len(part(2)), n, part(4)))
			if known(name) {
				found = append(found, Reference{Start: m[2], End: m[9], Name: name, Ports: ports, Numbered: true, Certain: true})
			}
		}
	}
	return found
}

// inOrder returns all references in the order of their places.
func inOrder(found, more []Reference) []Reference {
	if len(more) == 0 {
		return found
	}
	found = append(found, more...)
	slices.SortStableFunc(found, func(a, b Reference) int { return a.Start - b.Start })
	return found
}
