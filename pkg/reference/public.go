package reference

import (
	"slices"
	"strings"
)

// Public reports whether a setting of that name holds an address that people's
// browsers follow: SITE_URL, KC_HOSTNAME, OIDC_REDIRECT_URI.
func Public(key string) bool {
	words := keyWords(key)
	for i, w := range words {
		switch w {
		case "PUBLIC", "SITE", "EXTERNAL", "ISSUER", "REDIRECT", "CALLBACK", "CANONICAL", "FRONTEND", "BROWSER", "DOMAIN", "DOMAINS",
			"VIRTUAL", "LETSENCRYPT", "NEXTAUTH", "VITE", "OVERWRITE", "OVERWRITEHOST", "WEBHOOK", "LOGOUT", "COOKIE":
			return true
		case "HOSTNAME", "URL", "URI":
			if i > 0 && slices.Contains([]string{"KC", "KEYCLOAK", "ROOT", "BASE", "HOME", "APP", "WEB"}, words[i-1]) {
				return true
			}
		}
	}
	return strings.HasPrefix(strings.Join(words, ""), "REACTAPP")
}
