package convert

import (
	"github.com/composesource/composesource/pkg/convert/internal/inspect"
	"github.com/composesource/composesource/pkg/lock"
)

// planImages finds out what the images of the units say.
func (c *converter) planImages() {
	book := lock.Load(c.Project.Root, c.options.Lock, c.Report)
	c.Images = inspect.New(c.set, c.Project.Root, book)
	if book != nil {
		c.Images.Say(lock.Wanted(c.Project), c.Report)
	}
	for _, u := range c.units {
		u.Brings = c.Images.Of(u.Unit)
		u.Check = c.Images.Healthcheck(u.Unit)
	}
}
