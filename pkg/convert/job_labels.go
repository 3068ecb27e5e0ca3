package convert

import (
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/compose"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/label"
	"github.com/composesource/composesource/pkg/report"
)

// planScheduled makes a job of each that labels ask ofelia for, where that runs an
// image of its own. One that runs in a container that is there already needs Docker.
func (c *converter) planScheduled() {
	for _, u := range c.routed() {
		for _, j := range label.Jobs(labelled(u)) {
			what := ""
			switch {
			case j.Kind != "job-run":
				what = j.Kind + " runs a command in a container that is there already, or on the machine"
			case j.Image == "":
				what = "it names no image"
			case j.Schedule == "":
				what = j.Written + " is no schedule that cron knows"
			case c.Project.Jobs[j.Name].Image != "" || c.byKey["jobs."+j.Name] != nil:
				what = "the project has another job of that name"
			}
			if what != "" {
				sayLabel(u, j.Key, report.ScheduledNotRun, j.Name, what, u.Name)
				continue
			}
			c.addScheduled(u, j)
		}
	}
}

// addScheduled adds the job, in the place of the label that asks for it.
func (c *converter) addScheduled(u *drafts.Draft, j label.Scheduled) {
	s := &types.ServiceConfig{Name: j.Name}
	s.Image, s.User, s.Command = j.Image, j.User, commandOf(j)
	for _, v := range j.Volumes {
		if mount, ok := c.scheduledMount(v); ok {
			s.Volumes = append(s.Volumes, mount)
		} else {
			sayLabel(u, j.Key, report.ScheduledVolume, j.Name, v)
		}
	}
	at := labelAt(u, j.Key)
	env := []compose.Variable{}
	for _, entry := range j.Env {
		name, value, _ := strings.Cut(entry, "=")
		env = append(env, compose.Variable{Name: name, Value: value, At: at})
	}
	job := &types.JobConfig{Triggers: &types.TriggerConfig{Schedule: []types.ScheduleConfig{{Cron: j.Schedule}}}}
	c.newUnit(c.set.AddJob(u.Unit, at, s, job, env))
	sayLabel(u, j.Key, report.ScheduledJob, j.Name, j.Schedule)
}

// commandOf splits a command as ofelia does, which runs no shell: its operators are words
// like any other, and so is what stands behind a quote that nothing closes.
func commandOf(j label.Scheduled) []string {
	if list, err := compose.Words(j.Command); err == nil {
		return list
	}
	return strings.Fields(j.Command)
}

// scheduledMount reads SOURCE:TARGET of a volume of the project, which ofelia calls as
// Docker does.
func (c *converter) scheduledMount(text string) (types.ServiceVolumeConfig, bool) {
	parts := strings.Split(text, ":")
	if len(parts) < 2 {
		return types.ServiceVolumeConfig{}, false
	}
	for _, name := range sorted.Keys(c.Project.Volumes) {
		v := c.Project.Volumes[name]
		if names := []string{v.Name, c.Project.Name + "_" + name, name}; slices.Contains(names, parts[0]) {
			return types.ServiceVolumeConfig{Type: types.VolumeTypeVolume, Source: name, Target: parts[1], ReadOnly: len(parts) > 2 && parts[2] == "ro"}, true
		}
	}
	return types.ServiceVolumeConfig{}, false
}
