package krm

import (
	"fmt"
	"io"

	"github.com/composesource/composesource/pkg/emit"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/report"
)

// write writes the list: what came as it came, and the objects that were made.
func (l *resourceList) write(out io.Writer, results []report.Result) error {
	w := emit.NewList(len(l.items))
	for _, item := range l.items {
		if item.made == nil {
			w.WriteString(item.text)
		} else if err := w.Object(item.made); err != nil {
			return err
		}
	}
	w.WriteString(l.config.text)
	if err := w.Results(results); err != nil {
		return err
	}
	if err := readable(w.Len(), len(l.items)); err != nil {
		return err
	}
	return w.End(out)
}

// readable refuses a list that the next run could not read, which is given all that this
// one writes: half as long as what is read, because kpt notes more on every item, and
// may spell a text longer.
func readable(size, items int) error {
	const remedy = "and the next run would read no more than %d; split the project, or have Kustomize run the function"
	if most := limit.InputBytes.Max() / 2; size > most {
		return fmt.Errorf("the package would get %d %s, "+remedy, size, limit.InputBytes.What(), most)
	}
	if most := limit.Items.Max(); items > most {
		return fmt.Errorf("the package would get %d %s, "+remedy, items, limit.Items.What(), most)
	}
	return nil
}
