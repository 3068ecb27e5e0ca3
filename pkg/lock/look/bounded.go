package look

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/composesource/composesource/pkg/limit"
)

// bounded is a transport to registries and engines that may be broken or hostile: no
// answer takes longer than the limit without a byte, none but of layers is larger than a
// manifest may be, and nobody is sent around in circles.
type bounded struct {
	inner    http.RoundTripper
	patience time.Duration
	isLarge  func(*http.Request) bool
	isPlain  bool // without TLS to other machines, too
}

const maxRedirects = 5 // registries send to a store of blobs, which may send to another

func (b *bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	if !b.isPlain && r.URL.Scheme == "http" && !isHere(r.URL.Hostname()) {
		return nil, errPlain
	}
	if redirects(r) > maxRedirects {
		return nil, errCircles
	}
	ctx, cancel := context.WithCancelCause(r.Context())
	watch := &watched{cancel: cancel, ctx: ctx, patience: b.patience}
	watch.timer = time.AfterFunc(b.patience, func() { cancel(errSlow) })
	response, err := b.inner.RoundTrip(r.WithContext(ctx))
	watch.timer.Stop()
	if err != nil {
		return nil, watch.reason(err)
	}
	watch.ReadCloser = response.Body
	response.Body = watch
	if !b.isLarge(r) {
		response.Body = &small{watch, int64(limit.ManifestBytes.Max())}
	}
	return response, nil
}

var (
	errPlain   = errors.New("it can't be asked with TLS, and nobody but this machine is asked without")
	errCircles = errors.New("it redirects again and again")
	errSlow    = errors.New("it says nothing for too long")
)

// isHere reports whether a host is this machine, as engines judge it.
func isHere(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// redirects counts how often the client was sent elsewhere on the way to a request.
func redirects(r *http.Request) int {
	n := 0
	for r.Response != nil && r.Response.Request != nil && n <= maxRedirects {
		r = r.Response.Request
		n++
	}
	return n
}

// isBlob reports whether a request is for a blob, which registries keep elsewhere.
func isBlob(r *http.Request) bool {
	for r.Response != nil && r.Response.Request != nil {
		r = r.Response.Request
	}
	return strings.Contains(r.URL.Path, "/blobs/")
}

// watched is a body that has to go on.
type watched struct {
	io.ReadCloser
	ctx      context.Context
	cancel   context.CancelCauseFunc
	timer    *time.Timer
	patience time.Duration
}

func (w *watched) Read(p []byte) (int, error) {
	w.timer.Reset(w.patience)
	n, err := w.ReadCloser.Read(p)
	w.timer.Stop()
	if err != nil {
		err = w.reason(err)
	}
	return n, err
}

func (w *watched) Close() error {
	w.timer.Stop()
	w.cancel(nil)
	return w.ReadCloser.Close()
}

// reason returns why a request ended.
func (w *watched) reason(err error) error {
	if errors.Is(context.Cause(w.ctx), errSlow) {
		return errSlow
	}
	return err
}

// small is a body that is no blob.
type small struct {
	io.ReadCloser
	left int64
}

func (s *small) Read(p []byte) (int, error) {
	n, err := s.ReadCloser.Read(p)
	if s.left -= int64(n); s.left < 0 {
		return 0, &limit.Exceeded{Limit: limit.ManifestBytes}
	}
	return n, err
}
