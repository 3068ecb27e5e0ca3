package secret

import "testing"

func TestInCommand(t *testing.T) {
	for line, want := range map[string]bool{
		"redis-server --requirepass s3cret":       true,
		"redis-server --requirepass $$PW":         false,
		"redis-server --requirepass /run/pw":      false,
		"mysqladmin ping -ps3cret":                true,
		"mysqladmin ping -P 3306":                 false,
		"redis-cli -a s3cret ping":                true,
		"app --db postgres://app:s3cret@db/app":   true,
		"app --db postgres://app:${PW}@db/app":    false,
		"app --password=true":                     false,
		"env PGPASSWORD=s3cret psql":              true,
		"psql --no-password":                      false,
		"app --password-file=/run/secrets/db_pw":  false,
		"python manage.py runserver 0.0.0.0:8000": false,
	} {
		if got := InCommand(line); got != want {
			t.Errorf("InCommand(%q) = %v", line, got)
		}
	}
}
