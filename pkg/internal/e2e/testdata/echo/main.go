// Command echo says over HTTP who it is and what it was asked: on every port that
// its arguments name.
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"slices"
	"strings"
)

func main() {
	failed := make(chan error)
	for _, port := range os.Args[2:] {
		go func() {
			failed <- http.ListenAndServe(":"+port, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Server", "echo")
				fmt.Fprintf(w, "%s:%s %s %s %s\n", os.Args[1], port, r.Method, r.Host, r.URL.RequestURI())
				var seen []string
				for name, values := range r.Header {
					if strings.HasPrefix(name, "X-Test-") || name == "X-Script-Name" {
						seen = append(seen, name+": "+strings.Join(values, ","))
					}
				}
				slices.Sort(seen)
				fmt.Fprintln(w, strings.Join(seen, "\n"))
			}))
		}()
	}
	log.Fatal(<-failed)
}
