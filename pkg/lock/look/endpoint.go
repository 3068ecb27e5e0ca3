package look

import (
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

	"github.com/docker/cli/cli/config"
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
	name := os.Getenv("DOCKER_CONTEXT")
	if name == "" {
		if file, err := config.Load(config.Dir()); err == nil {
			name = file.CurrentContext
		}
	}
	if name == "" || name == "default" {
		return ""
	}
	id := sha256.Sum256([]byte(name))
	text, err := os.ReadFile(filepath.Join(config.Dir(), "contexts", "meta", hex.EncodeToString(id[:]), "meta.json"))
	if err != nil {
		return ""
	}
	var meta struct {
		Endpoints map[string]struct{ Host string }
	}
	if json.Unmarshal(text, &meta) != nil {
		return ""
	}
	return meta.Endpoints["docker"].Host
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
	dir := os.Getenv("DOCKER_CERT_PATH")
	if os.Getenv("DOCKER_TLS_VERIFY") == "" {
		return nil, nil
	}
	if dir == "" {
		dir = config.Dir()
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
