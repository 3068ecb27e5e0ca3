// Command registry is a registry of images for a test, in memory, on port 5000. A
// cluster has another loopback than docker: with an address it passes on what comes
// in on its own.
package main

import (
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	if len(os.Args) == 2 {
		log.Fatal(forward("127.0.0.1:5000", os.Args[1]))
	}
	s := &http.Server{Addr: ":5000", ReadHeaderTimeout: 5 * time.Second, Handler: registry.New()}
	log.Fatal(s.ListenAndServe())
}

// forward passes on every connection to another address.
func forward(here, there string) error {
	listener, err := net.Listen("tcp", here)
	if err != nil {
		return err
	}
	for {
		from, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer from.Close()
			to, err := net.Dial("tcp", there)
			if err != nil {
				log.Print(err)
				return
			}
			defer to.Close()
			go func() {
				_, _ = io.Copy(to, from) // the other direction ends with it
				_ = to.(*net.TCPConn).CloseWrite()
			}()
			_, _ = io.Copy(from, to)
		}()
	}
}
