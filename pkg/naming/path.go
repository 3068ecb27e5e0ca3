package naming

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode"
)

// Slug returns a path as a part of a name: /app/.env is app-env.
func Slug(path string) string {
	return strings.Join(strings.FieldsFunc(path, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), "-")
}

// ExactSlug returns a slug that no two paths share: a short hash tells apart what
// the slug can't.
func ExactSlug(path string) string {
	s := Slug(path)
	if strings.Trim(path, "/") == strings.ReplaceAll(s, "-", "/") && s == strings.ToLower(s) {
		return s
	}
	return s + "-" + fmt.Sprintf("%x", sha256.Sum256([]byte(path)))[:6]
}
