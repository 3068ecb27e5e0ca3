package look

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/google/go-containerregistry/pkg/v1/remote/transport"

	"github.com/composesource/composesource/pkg/limit"
)

// silence is the error of a registry that can't be asked at all.
type silence struct {
	host   string
	reason error
}

func (s *silence) Error() string { return fmt.Sprintf("%s doesn't answer: %v", s.host, s.reason) }
func (s *silence) Unwrap() error { return s.reason }

// unreadable is the error of credentials that can't be read.
type unreadable struct{ error }

func (u *unreadable) Error() string {
	return fmt.Sprintf("the credentials that `docker login` left can't be read: %v", u.error)
}

// explain says what an error of a registry is about in words of our own. The library's
// hold addresses, which may be signed, and what the registry answered, which may be
// anything that was sent to it.
func explain(host string, err error) error {
	var (
		answered *transport.Error
		exceeded *limit.Exceeded
		absent   *Absent
		silent   *silence
		address  *url.Error
		name     *net.DNSError
		network  *net.OpError
		unread   *unreadable
	)
	switch {
	case errors.As(err, &absent), errors.As(err, &silent), errors.As(err, &unread):
		return err
	case errors.As(err, &exceeded):
		return fmt.Errorf("%s sent too many %s: the limit is %d", host, exceeded.Limit.What(), exceeded.Limit.Max())
	case errors.Is(err, errPlain), errors.Is(err, errSlow):
		return &silence{host, reasonOf(err)}
	case errors.Is(err, errCircles), errors.Is(err, errNoManifest):
		return fmt.Errorf("%s: %w", host, reasonOf(err))
	case errors.As(err, &answered):
		return answer(host, answered)
	case errors.As(err, &name):
		return &silence{host, fmt.Errorf("no address is known of %s", name.Name)}
	case errors.As(err, &network):
		return &silence{host, network.Err}
	case errors.As(err, &address):
		return &silence{host, address.Err}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s sent less than it said", host)
	case strings.Contains(err.Error(), "verifying"), strings.Contains(err.Error(), "does not match"): // of types that nobody else can name
		return fmt.Errorf("%s sent something else than the digest says that was asked for: it is damaged, or the registry lies", host)
	}
	return fmt.Errorf("%s answers something that no registry does", host)
}

// reasonOf returns the error of our own in one of the library's.
func reasonOf(err error) error {
	for _, own := range []error{errPlain, errSlow, errCircles, errNoManifest} {
		if errors.Is(err, own) {
			return own
		}
	}
	return err
}

// answer says what a registry answered. Its own words aren't repeated.
func answer(host string, e *transport.Error) error {
	switch e.StatusCode {
	case http.StatusNotFound:
		return &Absent{fmt.Sprintf("%s doesn't have it", host)}
	case http.StatusUnauthorized, http.StatusForbidden:
		return fmt.Errorf("%s doesn't show it to these credentials: there is no such image, or `docker login %[1]s` helps", host)
	case http.StatusTooManyRequests:
		return fmt.Errorf("%s answers no more for a while: it was asked too often", host)
	}
	return fmt.Errorf("%s answered %d %s", host, e.StatusCode, http.StatusText(e.StatusCode))
}
