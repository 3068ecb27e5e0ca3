package secret

import "testing"

func TestFindInCommand(t *testing.T) {
	for line, want := range map[string]bool{
		"redis-server --requirepass s3cret":        true,
		"redis-server --requirepass $$PW":          false,
		"redis-server --requirepass /run/pw":       false,
		"mysqladmin ping -ps3cret":                 true,
		"mysqladmin ping -P 3306":                  false,
		"redis-cli -a s3cret ping":                 true,
		"myloader -d /dump -p s3cret":              true,
		"smbget -U app%s3cret smb://nas/x":         true,
		"xh -a app:s3cret example":                 true,
		"ab -n 9 -A app:s3cret http://web/":        true,
		"curl -H x-mysecret:s3cret web":            true,
		"app --db postgres://app:s3cret@db/app":    true,
		"app --db postgres://app:${PW}@db/app":     false,
		"app --password=true":                      false,
		"env PGPASSWORD=s3cret psql":               true,
		"psql --no-password":                       false,
		"app --password-file=/run/secrets/db_pw":   false,
		"oauth2-proxy --client-secret=abc":         true,
		"oauth2-proxy --cookie-secret=\"abc def\"": true,
		"app --token x":                            true,
		"app --api-key=x":                          true,
		"app --apiKey x":                           true,
		"app --secret x":                           true,
		"app --jwt-secret=x":                       true,
		"app --access-key x":                       true,
		"app --verbose --secret-key x":             true,
		"java -Dapp.jwt.secret=x -jar app.jar":     true,
		"vault server -dev-root-token-id=root":     true,
		"sh -c 'app --token=x'":                    true,
		"redis-server --masterauth x":              true,
		"app --secret ${SECRET}":                   false,
		"app --token=\"$$(cat /run/token)\"":       false,
		"app --token {{ token }}":                  false,
		"app --secret /run/secrets/x":              false,
		"app --secret ./x":                         false,
		"app --secret=false":                       false,
		"app --token --verbose":                    false,
		"app --token= serve":                       false,
		"app --token-ttl 5":                        false,
		"app --token 5":                            false,
		"app --max-tokens 5":                       false,
		"app --secret-file=x":                      false,
		"app --secret-name x":                      false,
		"app --public-key x":                       false,
		"app --pass-through x":                     false,
		"app --bypass x":                           false,
		"psql --no-password app":                   false,
		"docker login --password-stdin example":    false,
		"sentinel auth-pass mymaster %s":           false,
		"sentinel auth-pass mymaster x":            true,
		"python manage.py runserver 0.0.0.0:8000":  false,
	} {
		if got := (len(Find(line)) > 0); got != want {
			t.Errorf("Find(%q) = %v", line, got)
		}
	}
}
