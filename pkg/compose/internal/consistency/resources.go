package consistency

import (
	"slices"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/schema"
	"github.com/composesource/composesource/pkg/compose/internal/tree"
	"github.com/composesource/composesource/pkg/report"
)

// resources checks volumes, secrets and configs.
func (c *checker) resources() {
	for _, f := range c.doc.Get("volumes").AllFields() {
		if external := f.Value.Get("external"); external == nil || external.Value != true {
			continue
		}
		for _, attribute := range f.Value.AllFields() {
			if attribute.Name != "name" && attribute.Name != "external" && !schema.IsExtension(attribute.Name) {
				c.Add(report.ExternalWith, attribute.At, "volumes."+f.Name+"."+attribute.Name, "volumes."+f.Name, attribute.Name)
			}
		}
	}
	c.contentSources("secrets", "file", "environment")
	c.contentSources("configs", "file", "environment", "content")
}

// contentSources checks that secrets or configs take their content from one place.
func (c *checker) contentSources(section string, keys ...string) {
	for _, f := range c.doc.Get(section).AllFields() {
		var found []tree.Field
		for _, attribute := range f.Value.AllFields() {
			if slices.Contains(keys, attribute.Name) {
				found = append(found, attribute)
			}
		}
		path := section + "." + f.Name
		external := f.Value.Get("external")
		switch {
		case c.tree.Get(section, f.Name).AnyBad(keys):
		case len(found) > 1:
			c.Add(report.Exclusive, found[1].At, path, path, found[0].Name, found[1].Name)
		case len(found) == 1 || f.Value.Field("driver") != nil && section == "configs":
		case external == nil || external.Value == false && section == "secrets":
			c.Add(report.NoContent, f.At, path, path, strings.Join(keys, ", "))
		}
	}
}
