package secret

import (
	"slices"
	"strings"
)

// addressForms are passwords in the addresses of what they open.
func addressForms() []form {
	const notifiers = "discord|telegram|gotify|slack|teams|pushover|pushbullet|mattermost|rocketchat|tgram|bark|opsgenie|zulip"
	return []form{
		// scheme://user:password@host
		{hints: []string{"://"}, needs: []string{"@"}, pattern: `[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#@:]*:([^\s/?#@${<*][^\s/?#@]*)@`},
		// scheme://token@, as notifications are addressed: https://containrrr.dev/shoutrrr
		{hints: strings.Split(notifiers, "|"), needs: []string{"://"}, pattern: `\b(?:` + notifiers + `)s?://([^\s/?#@:${<][^\s/?#@]{7,})[@/]`},
		// user:password@tcp(host), as Go's driver for MySQL takes it
		{hints: []string{"@tcp(", "@tcp6(", "@unix(", "@udp("}, pattern: `[^\s:/@'"=]+:([^\s@$%{][^\s@]*)@(?:tcp6?|udp|unix)\(`},
		// jdbc:oracle:thin:user/password@//host:1521/service
		{hints: []string{":thin:"}, pattern: `:thin:[^\s/@:]+/([^\s@/$%{<][^\s@]*)@`},
		// user:password@host, user/password@host:1521/service
		{hints: []string{"@"}, judge: isPairAddress,
			pattern: `(?:^|[\s'"=])([A-Za-z0-9_.-]+)[:/]([^\s:@/$%{<*'"][^\s:@/'"]*)@(?://)?([A-Za-z0-9_-][A-Za-z0-9_.-]*)(?::[0-9]+)?(?:/[^\s@]*)?(?:$|[\s'"])`},
		{hints: []string{"hooks.slack.com/"}, pattern: `hooks\.slack\.com/(?:services|workflows|triggers)/([A-Za-z0-9+/_-]{8,})`},
		{hints: []string{"/api/webhooks/"}, pattern: `discord(?:app)?\.com/api/webhooks/([0-9]+/[A-Za-z0-9_-]+)`},
		{hints: []string{"webhook.office.com/", "outlook.office.com/webhook"},
			pattern: `(?:webhook\.office\.com/webhookb2|outlook\.office\.com/webhook)/([^\s"']{8,})`},
		{hints: []string{"chat.googleapis.com"}, pattern: `chat\.googleapis\.com/v1/spaces/[^\s"'?]+\?([^\s"']+)`},
		{hints: []string{"sig="}, pattern: `[?&;]sig=([A-Za-z0-9%+/=_-]{16,})`}, // shared access signatures
	}
}

// isPairAddress reports whether user, password and host are that, and no address
// of a person, no digest of an image and no link to a place.
func isPairAddress(groups []string) bool {
	user, password := strings.ToLower(groups[1]), groups[2]
	if slices.Contains([]string{"mailto", "acct", "sip", "sips", "xmpp", "ssh", "git", "urn", "npm"}, user) || groups[3] == "sha256" {
		return false
	}
	return !isReference([]byte(password))
}
