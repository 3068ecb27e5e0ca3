// Command registry is a registry of images for a test, in memory, on port 5000. A
// cluster has another loopback than docker, and may not reach it: there, as `registry
// relay`, it hands what comes in on its own port 5000 to who connects to port 5001.
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
	if len(os.Args) == 2 && os.Args[1] == "relay" {
		log.Fatal(relay())
	}
	s := &http.Server{Addr: ":5000", ReadHeaderTimeout: 5 * time.Second, Handler: registry.New()}
	log.Fatal(s.ListenAndServe())
}

// relay joins each connection to port 5000 with one to port 5001.
func relay() error {
	clients, err := net.Listen("tcp", "127.0.0.1:5000")
	if err != nil {
		return err
	}
	servers, err := net.Listen("tcp", "127.0.0.1:5001")
	if err != nil {
		return err
	}
	waiting := make(chan net.Conn)
	go func() {
		for {
			server, err := servers.Accept()
			if err != nil {
				log.Fatal(err)
			}
			waiting <- server
		}
	}()
	for {
		client, err := clients.Accept()
		if err != nil {
			return err
		}
		server := <-waiting
		go func() {
			defer client.Close()
			_, _ = io.Copy(server, client) // what fails ends the connection, and the client asks again
		}()
		go func() {
			defer server.Close()
			_, _ = io.Copy(client, server)
		}()
	}
}
