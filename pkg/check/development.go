package check

import (
	"encoding/base64"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

// Environment is the annotation that says on any object of a build for what it is:
// with "production" or "staging", values that are for development are findings.
const Environment = "composesource.dev/environment"

// example matches secrets that everybody knows.
var example = regexp.MustCompile(`(?i)^(change[-_]?(me|this|it)|(my[-_]?)?(secret|password|passw0rd|token|key)[-_]?[0-9]{0,3}|example|default|test|dev(elopment)?|admin|root|letmein|123456?)$|for[-_]development|change[-_]?me|insecure`)

// Why says why a setting looks like one for development, in words for people. It holds
// nothing of the value.
type Why string

// The reasons.
const (
	DebugOn                  Why = "a debug flag that is on"
	EnvironmentOfDevelopment Why = "an environment called development"
	LocalURL                 Why = "a URL of the container itself"
	KnownSecret              Why = "a secret that everybody knows"
)

// Development says why a setting looks like one for development: empty when it doesn't.
func Development(name, value string) Why {
	lower, words := strings.ToLower(strings.TrimSpace(value)), strings.FieldsFunc(strings.ToUpper(name), func(r rune) bool { return r == '_' || r == '-' || r == '.' })
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	switch {
	case last == "DEBUG" && slices.Contains([]string{"1", "true", "yes", "on"}, lower):
		return DebugOn
	case (last == "ENV" || last == "ENVIRONMENT" || name == "NODE_ENV") && slices.Contains([]string{"dev", "develop", "development", "local", "debug"}, lower):
		return EnvironmentOfDevelopment
	case isLocal(lower):
		return LocalURL
	}
	return ""
}

// isLocal reports whether a URL leads to where it is used.
func isLocal(value string) bool {
	if !strings.Contains(value, "://") {
		return false
	}
	u, err := url.Parse(value)
	return err == nil && slices.Contains([]string{"localhost", "127.0.0.1", "::1", "0.0.0.0"}, u.Hostname())
}

// development looks at what pods are told in a build for production.
func (c *checker) development() {
	if !slices.ContainsFunc(c.objects, func(o *Object) bool {
		return slices.Contains([]string{"production", "staging"}, o.Node.GetAnnotations()[Environment])
	}) {
		return
	}
	for _, o := range c.objects {
		data := field[map[string]string](o, "data")
		for _, key := range slices.Sorted(maps.Keys(data)) {
			why := Why("")
			switch o.Kind {
			case "ConfigMap":
				why = Development(key, data[key])
			case "Secret":
				if plain, err := base64.StdEncoding.DecodeString(data[key]); err == nil && example.Match(plain) {
					why = KnownSecret
				}
			}
			if why != "" {
				c.say(report.DevelopmentValue, o, key, key, string(why), strings.ToLower(o.Kind[:1])+o.Kind[1:]+"Generator", plainName(o.Name))
			}
		}
	}
}

// hashed matches what Kustomize puts behind the names of ConfigMaps and Secrets.
var hashed = regexp.MustCompile(`-[2456789bcdfghkmt]{10}$`)

func plainName(name string) string { return hashed.ReplaceAllString(name, "") }
