package secret

import (
	"slices"
	"strings"
	"unicode"
)

// Variable reports whether a variable belongs into a Secret: by the words of its
// name, or by what its value is. The words are part of the API version, because
// a key that moves between ConfigMap and Secret beats an overlay's value.
func Variable(name, value string) bool {
	return carriesSecret(value) || !isPublic(wordsOf(name)) && named(wordsOf(name), value)
}

// named reports whether the words of a name say that a value is a secret.
func named(words []string, value string) bool {
	switch {
	case isSwitch(value), describes(words), isLocation(value) && !hasAny(words, "DSN"):
		return false
	case hasPassword(words):
		return true
	default:
		return (hasSecretWord(words) || isKey(words, value)) && !isNumber(value) && !isPublishable(value) || isAuth(words) && isCredentialPair(value)
	}
}

// wordsOf splits a name at everything that isn't a letter or digit, and where
// camel case begins a word: Jwt__SecretKey has the words JWT, SECRET and KEY.
func wordsOf(name string) []string {
	var b strings.Builder
	var last rune
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			r = ' '
		case unicode.IsUpper(r) && unicode.IsLower(last):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return strings.Fields(strings.ToUpper(b.String()))
}

// hasPassword reports whether a name says that its value is a password, which
// may be a bare number.
func hasPassword(words []string) bool {
	for i, w := range words {
		switch {
		case strings.HasSuffix(w, "PASSWORD"), w == "PASSWORDS", strings.HasSuffix(w, "PASSWD"):
			return true // PGPASSWORD, WEBPASSWORD
		case w == "PASS", strings.HasSuffix(w, "PW"):
			return true // BINDPW
		case slices.Contains([]string{"DBPASS", "ADMINPASS", "ROOTPASS", "USERPASS", "CONTROLPASS", "KEYPASS", "STOREPASS", "MASTERPASS"}, w):
			return true // not COMPASS, not BYPASS
		case w == "PWD" && i > 0: // PWD alone is the working directory
			return true
		}
	}
	return false
}

// hasSecretWord reports whether a name says that its value is a secret of
// another kind.
func hasSecretWord(words []string) bool {
	if hasAny(words, "SECRET", "SECRETS", "TOKEN", "APIKEY", "CREDENTIAL", "CREDENTIALS", "DSN",
		"PASSPHRASE", "SALT", "PSK", "PAT", "HTPASSWD", "CONNECTIONSTRING",
		"ACCESSKEY", "AUTHKEY", "AUTHTOKEN", "MASTERKEY", "PRIVATEKEY", "SECRETKEY") {
		return true
	}
	if isEncryptionKey(words) || isClientAuth(words) || slices.ContainsFunc(words, isJoined) {
		return true
	}
	for i, w := range words[min(1, len(words)):] {
		before := words[i]
		switch {
		case (w == "KEY" || w == "KEYS") && slices.Contains([]string{
			"API", "PRIVATE", "ACCESS", "ENCRYPTION", "ENCRYPT", "ENC", "CRYPTO", "SIGNING", "SIGNATURE", "MASTER", "JWT", "AUTH",
			"SESSION", "COOKIE", "APP", "APPLICATION", "LICENSE", "ACCOUNT", "STORAGE", "SHARED", "PRESHARED", "HMAC", "NONCE", "IN",
			"ADMIN", "ROLE", "SSH", "DEPLOY", "SERVICE", "HOST", "TUNNEL", "JOIN", "DB", "BASE", "FERNET", "VAULT",
		}, before):
			return true
		case w == "KEY" && slices.Contains([]string{ // vendors whose one key is secret; not those whose key a browser sees
			"OPENAI", "ANTHROPIC", "OPENROUTER", "GROQ", "MISTRAL", "STRIPE", "SENDGRID", "MAILGUN", "POSTMARK", "RESEND", "DEEPL",
		}, before):
			return true
		case w == "TOKENS" && slices.Contains([]string{"API", "ACCESS", "AUTH"}, before): // not MAX_TOKENS
			return true
		case w == "COOKIE" && before == "ERLANG", w == "STRING" && before == "CONNECTION":
			return true
		}
	}
	return false
}

// isJoined reports whether a word ends in that of a secret: CLIENTSECRET.
func isJoined(w string) bool {
	return slices.ContainsFunc([]string{"SECRET", "APIKEY", "SECRETKEY", "ENCRYPTIONKEY"}, func(end string) bool {
		return strings.HasSuffix(w, end)
	})
}

// isKey reports whether a name is that of some key, and the value long enough to be
// one that opens something; some kinds of keys open nothing.
func isKey(words []string, value string) bool {
	n := len(words)
	return n > 1 && words[n-1] == "KEY" && len(value) >= 12 && !strings.ContainsAny(value, " ./:") && !hasAny(words[n-2:n-1],
		"PUBLIC", "PUBLISHABLE", "SITE", "ANON", "PRIMARY", "FOREIGN", "SORT", "PARTITION", "CACHE", "ROUTING", "LOOKUP", "OBJECT", "HOT")
}

// isEncryptionKey reports whether a name is that of a key to encrypt with, as in
// ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY.
func isEncryptionKey(words []string) bool {
	n := len(words)
	return n > 2 && words[n-1] == "KEY" && words[n-2] != "PUBLIC" && hasAny(words[:n-1], "ENCRYPTION")
}

// isClientAuth reports whether a name is where a client of Redis looks for its
// password: REDISCLI_AUTH, REDIS_CACHE_AUTH.
func isClientAuth(words []string) bool {
	return isAuth(words) && slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(w, "REDIS") || strings.HasSuffix(w, "CLI")
	})
}

// isPublic reports whether a name is one that build tools copy into the pages
// that everybody reads.
func isPublic(words []string) bool {
	joined := strings.Join(words, "_") + "_"
	return slices.ContainsFunc([]string{"NEXT_PUBLIC_", "NUXT_PUBLIC_", "EXPO_PUBLIC_", "VITE_", "REACT_APP_", "VUE_APP_"},
		func(prefix string) bool { return strings.HasPrefix(joined, prefix) })
}

// describes reports whether a name speaks about a secret (where it lies, how
// long it holds, whether it is asked for) and isn't one itself.
func describes(words []string) bool {
	for i, w := range words {
		switch {
		case i > 0 && strings.HasPrefix(w, "EXPIR"), strings.HasPrefix(w, "ALLOW"), strings.HasPrefix(w, "ENABLE"), w == "RANDOM":
			return true
		case i > 0 && (w == "MIN" || w == "MAX"): // PASSWORD_MIN_CHARS
			return true
		case i == len(words)-1 && i > 0:
			return slices.Contains([]string{
				"FILE", "PATH", "DIR", "DIRECTORY", "TTL", "LENGTH", "LEN", "SIZE", "LIFETIME", "VALIDITY", "DURATION", "TIMEOUT",
				"AGE", "SECONDS", "MINUTES", "HOURS", "DAYS", "INTERVAL", "ALGORITHM", "ALGORITHMS", "ALG", "TYPE", "HEADER", "POLICY", "COUNT",
				"LIMIT", "FORMAT", "PREFIX", "ISSUER", "AUDIENCE", "NAME", "URL", "URI", "ENDPOINT", "HASHERS", "REALM", "BACKEND",
				"VALIDATORS", "REGEX", "PROVIDER", "METHOD", "SCOPE", "SCOPES", "VERSION", "HOST", "PORT", "ENCRYPTION", "FIELD",
			}, w)
		}
	}
	return false
}

// isAuth reports whether a name may hold user and password in one.
func isAuth(words []string) bool { return len(words) > 0 && words[len(words)-1] == "AUTH" }

func hasAny(words []string, wanted ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(wanted, w) })
}
