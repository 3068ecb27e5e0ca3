package secret

import (
	"regexp"
	"slices"
	"strings"
)

// What a value looks like. None of them changes after it is compiled.
var (
	// scheme://host?p=x, as NocoDB writes it; to a web server, p may be a page
	parameterPattern = regexp.MustCompile(`(?i)\b([a-z][a-z0-9+.-]*)://[^\s?#]*\?(?:[^\s#]*&)?pw?=[^\s&#$]`)
	// the hashes of htpasswd and crypt: public in no sense that matters
	hashPattern = regexp.MustCompile(`\$(apr1|2[aby]|argon2id?|[156])\$`)
	// user:password, user/password
	pairPattern     = regexp.MustCompile(`^[^/:\s]+[/:][^/:\s]+$`)
	numberPattern   = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)
	locationPattern = regexp.MustCompile(`^(https?://|file:|\./|\.\./|/(run|etc|var|usr|opt|home|root|app|srv|mnt|tmp|data|config|certs?|keys|secrets)/)`)
)

// carriesSecret reports whether a value holds a secret whatever its name says.
func carriesSecret(value string) bool { return len(Find(value)) > 0 || hasParameter(value) }

// hasParameter reports whether a value is the URL of a database with the password
// among its parameters.
func hasParameter(value string) bool {
	if !strings.Contains(value, "://") || !strings.Contains(value, "?") {
		return false
	}
	m := parameterPattern.FindStringSubmatch(value)
	return m != nil && !strings.EqualFold(m[1], "http") && !strings.EqualFold(m[1], "https")
}

// isSwitch reports whether a value is a boolean, as programs read them.
func isSwitch(value string) bool {
	return slices.Contains([]string{"true", "false", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(value))
}

// isLocation reports whether a value says where something is: a path, or a URL
// (one without a password: the ones with are secrets by value).
func isLocation(value string) bool { return locationPattern.MatchString(value) }

// isPublishable reports whether a value is the half of a key pair that browsers
// hold, as Stripe marks it.
func isPublishable(value string) bool {
	return strings.HasPrefix(value, "pk_live_") || strings.HasPrefix(value, "pk_test_")
}

func isNumber(value string) bool { return numberPattern.MatchString(value) }

// isCredentialPair reports whether a value is user:password or user/password, as
// NEO4J_AUTH holds it.
func isCredentialPair(value string) bool { return pairPattern.MatchString(value) }
