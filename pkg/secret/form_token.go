package secret

import "strings"

// tokenForms are secrets that say themselves what they are.
func tokenForms() []form {
	token := func(hints, pattern string) form {
		return form{hints: strings.Split(hints, "|"), pattern: pattern}
	}
	return []form{
		token("private key", `-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[^-]*(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)?`),
		token("putty-user-key-file", `PuTTY-User-Key-File-\d`),
		token("age-secret-key-", `AGE-SECRET-KEY-1[0-9A-Za-z]{20,}`),
		token("eyj", `\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*`),
		token("eyj", `\beyJ(?:hIjoi|0dW5uZWx|rI[A-Za-z0-9])[A-Za-z0-9_=-]{30,}`), // the token of a Cloudflare tunnel
		token("ghp_|gho_|ghu_|ghs_|ghr_", `\bgh[pousr]_[A-Za-z0-9]{16,}`),
		token("github_pat_", `\bgithub_pat_[A-Za-z0-9_]{20,}`),
		token("glpat-|glrt-|gldt-|glsoat-|glptt-|glft-|glimt-|glagent-|gloas-|glcbt-|glffct-", `\bgl(?:pat|rt|dt|soat|ptt|ft|imt|agent|oas|cbt|ffct)-[A-Za-z0-9_.=-]{10,}`),
		token("gr1348941", `\bGR1348941[A-Za-z0-9_-]{10,}`),
		token("aiza", `\bAIza[A-Za-z0-9_-]{20,}`),
		token("gocspx-", `\bGOCSPX-[A-Za-z0-9_-]{20,}`),
		token("ya29.", `\bya29\.[A-Za-z0-9_-]{20,}`),
		token("akia", `\bAKIA[A-Z0-9]{16}\b`),
		token("asia", `\bASIA[A-Z0-9]{16}\b`),
		token("xox", `\bxox[abeoprs](?:-|\.)[A-Za-z0-9.-]{8,}`),
		token("xapp-", `\bxapp-[A-Za-z0-9-]{10,}`),
		token("rk_|sk_", `\b[rs]k_(?:live|test|prod)_[A-Za-z0-9]{8,}`),
		token("whsec_", `\bwhsec_[A-Za-z0-9+/=]{8,}`),
		token("sk-", `\bsk-(?:proj-|svcacct-|admin-|ant-[a-z0-9]+-|or-v1-|lf-)?[A-Za-z0-9_-]{20,}`),
		token("sg.", `\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`),
		token("key-", `\bkey-[0-9a-f]{32}\b`), // Mailgun
		token("npm_", `\bnpm_[A-Za-z0-9]{20,}`),
		token("pypi-", `\bpypi-[A-Za-z0-9_-]{16,}`),
		token("dop_v1_|doo_v1_|dor_v1_", `\bdo[opr]_v1_[0-9a-f]{20,}`),
		token("hf_", `\bhf_[A-Za-z0-9]{20,}`),
		token("dckr_", `\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{16,}`),
		token("hvs.|hvb.|hvr.", `\bhv[sbr]\.[A-Za-z0-9_-]{20,}`),
		token("dp.", `\bdp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9._-]{16,}`),
		token("shp", `\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{20,}`),
		token("atatt", `\bATATT3[A-Za-z0-9_=-]{20,}`),
		token("lin_api_", `\blin_api_[A-Za-z0-9]{20,}`),
		token("ntn_", `\bntn_[A-Za-z0-9]{20,}`),
		token("glsa_", `\bglsa_[A-Za-z0-9_]{20,}`),
		token("glc_", `\bglc_[A-Za-z0-9+/=]{20,}`),
		token("nrak-", `\bNRAK-[A-Z0-9]{20,}`),
		token("pmak-", `\bPMAK-[A-Za-z0-9-]{20,}`),
		token("re_", `\bre_[A-Za-z0-9]{8,}_[A-Za-z0-9]{16,}`),
		token("xkeysib-", `\bxkeysib-[0-9a-f]{20,}`),
		token("pscale_", `\bpscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{16,}`),
		token("sntr", `\bsntry[su]_[A-Za-z0-9+/=_-]{20,}`),
		token("tskey-", `\btskey-[a-z]+-[A-Za-z0-9-]{8,}`),
		token("gsk_", `\bgsk_[A-Za-z0-9]{20,}`),
		token("r8_", `\br8_[A-Za-z0-9]{20,}`),
		token("phx_", `\bphx_[A-Za-z0-9]{20,}`),
		token("sbp_", `\bsbp_[0-9a-f]{20,}`),
		token("sq0", `\bsq0(?:atp|csp)-[A-Za-z0-9_-]{20,}`),
		token("eaaa", `\bEAAA[A-Za-z0-9_-]{40,}`),
		token("ops_", `\bops_eyJ[A-Za-z0-9_=-]{20,}`),
		token(":aa", `\b[0-9]{8,10}:AA[A-Za-z0-9_-]{30,}`), // a bot of Telegram
		token("base64:", `\bbase64:[A-Za-z0-9+/]{40,}=*`),  // the key of Laravel
		// the hashes of htpasswd and crypt, which are guessed at leisure
		token("$apr1$|$2a$|$2b$|$2x$|$2y$|$argon2|$1$|$5$|$6$|$y$|$scrypt$|$pbkdf2", `(?:[A-Za-z0-9_.@-]+:)?\$(?:apr1|2[abxy]|argon2(?:id|i|d)|[156]|y|scrypt|pbkdf2[a-z0-9-]*)\$[A-Za-z0-9./+=,$_-]{2,}`),
		token("{ss", `\{SSHA(?:256|512)?\}[A-Za-z0-9+/=]{16,}`),
		token("{sha}", `\{SHA\}[A-Za-z0-9+/=]{16,}`),
		token("pbkdf2", `\bpbkdf2[_a-z0-9:-]*\$[0-9]+\$[^\s"']{8,}`),
		token("scram-sha-", `SCRAM-SHA-\d+\$[^\s"']{16,}`),
	}
}
