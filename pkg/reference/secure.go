package reference

import (
	"slices"
	"strings"
)

// secureSchemes are those of URLs behind which a certificate is looked at.
const secureSchemes = " https wss amqps rediss valkeys mqtts ldaps smtps imaps pop3s ftps sips grpcs natss stomps nntps ircs tls ssl tcps sasl_ssl "

// isSecure reports whether a scheme of a URL asks for TLS: https, redis+tls.
func isSecure(scheme string) bool {
	if scheme == "mongodb+srv" {
		return true
	}
	for part := range strings.SplitSeq(scheme, "+") {
		if part != "" && strings.Contains(secureSchemes, " "+part+" ") {
			return true
		}
	}
	return false
}

// securePort reports whether a port is one that is spoken to with TLS, as a rule.
func securePort(port int) bool {
	switch port {
	case 443, 465, 563, 636, 853, 989, 990, 993, 995, 2376, 3269, 4433, 4443, 5061, 5671, 5986, 6380, 6443, 6514, 6697, 8443, 8883, 9443, 10443, 15671, 61617:
		return true
	}
	return false
}

// secure reports whether the address at start is one with TLS: by its scheme, its
// port, or a setting beside it.
func (s *reader) secure(start, end int, ports []int) bool {
	if start < s.url.end && isSecure(s.url.scheme) || slices.ContainsFunc(ports, securePort) {
		return true
	}
	const near = 200
	before, behind := s.before(near, ""), s.behind(end, near, "")
	if cut := strings.LastIndex(before, "\n\n"); cut >= 0 {
		before = before[cut:]
	}
	behind, _, _ = strings.Cut(behind, "\n\n")
	return secured(before) || secured(behind)
}

// secured reports whether a text holds a setting that asks for TLS: ssl = true,
// sslmode=verify-full, "tls": {"ca": ...}.
func secured(text string) bool {
	if !strings.Contains(text, "ssl") && !strings.Contains(text, "tls") && !strings.Contains(text, "SSL") && !strings.Contains(text, "TLS") && !strings.Contains(text, "ncrypt") {
		return false
	}
	before := ""
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return separates(r) || strings.ContainsRune("?&|#[]", r) }) {
		if before != "" && Secures(before, word) {
			return true
		}
		before = word
	}
	return false
}

// Secures reports whether a setting and its value ask for TLS with a look at the
// certificate.
func Secures(key, value string) bool {
	words := keyWords(key)
	about := func(w string) bool {
		return strings.Contains(w, "SSL") || strings.Contains(w, "TLS") || w == "ENCRYPT" || w == "SECURE"
	}
	switch v := strings.ToLower(value); v {
	case "true", "yes", "on", "1", "verify-full", "verify_full", "verify_identity", "verify-identity":
		return slices.ContainsFunc(words, about) && !slices.ContainsFunc(words, func(w string) bool {
			return w == "SKIP" || w == "DISABLE" || w == "DISABLED" || w == "INSECURE" || w == "ALLOW" || strings.HasPrefix(w, "NO")
		})
	case "ssl", "tls", "sasl_ssl", "https":
		return slices.ContainsFunc(words, func(w string) bool { return w == "PROTOCOL" || w == "SCHEME" })
	default:
		return slices.ContainsFunc(words, about) && len(keyWords(v)) > 0 && slices.Contains([]string{"CA", "CACERT", "CAFILE", "TRUSTSTORE"}, keyWords(v)[0])
	}
}

// SecuredBy reports whether a variable may say how the address in another is
// dialled: DB_SSLMODE for DB_HOST, PGSSLMODE for PGHOST.
func SecuredBy(address, other string) bool {
	words := keyWords(address)
	if len(words) == 0 {
		return false
	}
	head := words[0]
	if len(words) == 1 {
		for _, w := range []string{"HOSTNAME", "HOST", "SERVERS", "SERVER", "ADDRESS", "ADDR", "URL", "URI"} {
			head = strings.TrimSuffix(head, w)
		}
	}
	return head != "" && strings.HasPrefix(Normal(other), head)
}
