package look

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// engineAddress returns where the engine is: what DOCKER_HOST says, or else the context
// that docker uses.
func engineAddress() string {
	if host := os.Getenv("DOCKER_HOST"); host != "" {
		return host
	}
	if host := contextAddress(); host != "" {
		return host
	}
	return "unix:///var/run/docker.sock"
}

// contextAddress reads where `docker context use` said that the engine is. What can't be
// read says nothing.
func contextAddress() string {
	var config struct{ CurrentContext string }
	readJSON("config.json", &config)
	name := cmp.Or(os.Getenv("DOCKER_CONTEXT"), config.CurrentContext, "default")
	id := sha256.Sum256([]byte(name))
	var meta struct {
		Endpoints map[string]struct{ Host string }
	}
	readJSON(filepath.Join("contexts", "meta", hex.EncodeToString(id[:]), "meta.json"), &meta)
	return meta.Endpoints["docker"].Host
}

// readJSON reads a file of docker's own configuration.
func readJSON(name string, into any) {
	if text, err := os.ReadFile(filepath.Join(dockerConfig(), name)); err == nil {
		_ = json.Unmarshal(text, into) // docker itself says what is wrong with it
	}
}

func dockerConfig() string {
	if dir := os.Getenv("DOCKER_CONFIG"); dir != "" {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return filepath.Join(home, ".docker")
}

// dial returns a transport to an engine, and what its addresses begin with.
func dial(address string) (*http.Transport, string, error) {
	kind, at, _ := strings.Cut(address, "://")
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	switch kind {
	case "unix":
		return &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return dialer.DialContext(ctx, "unix", at)
		}}, "http://localhost", nil
	case "tcp", "http", "https":
		secured, err := engineTLS()
		if err != nil {
			return nil, "", err
		}
		scheme := "http://"
		if secured != nil || kind == "https" {
			scheme = "https://"
		}
		return &http.Transport{DialContext: dialer.DialContext, TLSClientConfig: secured}, scheme + strings.TrimSuffix(at, "/"), nil
	}
	return nil, "", fmt.Errorf("an engine at %s:// can't be asked; `docker save` writes a file that --from reads", kind)
}

// engineTLS reads the certificates for an engine elsewhere, as docker does.
func engineTLS() (*tls.Config, error) {
	dir := cmp.Or(os.Getenv("DOCKER_CERT_PATH"), dockerConfig())
	if os.Getenv("DOCKER_TLS_VERIFY") == "" {
		return nil, nil
	}
	pair, err := tls.LoadX509KeyPair(filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"))
	if err != nil {
		return nil, fmt.Errorf("reading the certificate for the engine: %w", err)
	}
	authority, err := os.ReadFile(filepath.Join(dir, "ca.pem"))
	if err != nil {
		return nil, fmt.Errorf("reading the certificate of the engine: %w", err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(authority) {
		return nil, errors.New("ca.pem holds no certificate")
	}
	return &tls.Config{Certificates: []tls.Certificate{pair}, RootCAs: pool}, nil
}
