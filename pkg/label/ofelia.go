package label

import (
	"strconv"
	"strings"
	"time"

	"github.com/composesource/composesource/pkg/internal/sorted"
)

// Scheduled is a job of ofelia: https://github.com/mcuadros/ofelia/blob/master/docs/jobs.md.
type Scheduled struct {
	Service  string // whose label says so
	Name     string
	Kind     string // job-exec, job-run, job-local, job-service-run
	Key      string // the label of its schedule, or its first one
	Schedule string // for cron; empty when it has none that cron knows
	Written  string
	Image    string
	Command  string
	User     string
	Env      []string // NAME=VALUE
	Volumes  []string // SOURCE:TARGET
	Other    []string // labels that say more
}

// Jobs returns the jobs that ofelia reads from the labels of a container, by name.
func Jobs(c Container) []Scheduled {
	jobs := map[string]*Scheduled{}
	for _, key := range sorted.Keys(c.Labels) {
		parts := strings.SplitN(key, ".", 4)
		if len(parts) < 4 || parts[0] != "ofelia" || !strings.HasPrefix(parts[1], "job-") {
			continue
		}
		id := parts[1] + "." + parts[2]
		if jobs[id] == nil {
			jobs[id] = &Scheduled{Service: c.Service, Name: parts[2], Kind: parts[1], Key: key}
		}
		jobs[id].set(parts[3], key, c.Labels[key])
	}
	var all []Scheduled
	for _, id := range sorted.Keys(jobs) {
		all = append(all, *jobs[id])
	}
	return all
}

func (j *Scheduled) set(option, key, value string) {
	switch option {
	case "schedule":
		j.Key, j.Written, j.Schedule = key, value, cron(value)
	case "image":
		j.Image = value
	case "command":
		j.Command = value
	case "user":
		j.User = value
	case "environment":
		j.Env = append(j.Env, list(value)...)
	case "volume":
		j.Volumes = append(j.Volumes, list(value)...)
	case "delete", "tty", "no-overlap", "pull":
	default:
		j.Other = append(j.Other, key)
	}
}

// list reads one value, or several as a list of JSON.
func list(value string) []string {
	inner, ok := strings.CutPrefix(strings.TrimSpace(value), "[")
	if !ok {
		return []string{value}
	}
	var all []string
	for _, word := range words(strings.TrimSuffix(inner, "]")) {
		all = append(all, strings.Trim(word, `"'`))
	}
	return all
}

// cron turns a schedule of ofelia, whose first field may be seconds, into one of
// cron; empty where cron has none.
func cron(text string) string {
	text = strings.TrimSpace(text)
	if every, ok := strings.CutPrefix(text, "@every "); ok {
		return everyPeriod(strings.TrimSpace(every))
	}
	fields := strings.Fields(text)
	switch {
	case strings.HasPrefix(text, "@") && len(fields) == 1:
		return text
	case len(fields) == 6 && fields[0] == "0":
		return strings.Join(fields[1:], " ")
	case len(fields) == 5:
		return text
	}
	return ""
}

// everyPeriod returns the schedule of what runs every so many minutes or hours, when
// these divide an hour or a day.
func everyPeriod(text string) string {
	period, err := time.ParseDuration(text)
	minutes := int(period / time.Minute)
	switch {
	case err != nil || period <= 0 || period%time.Minute != 0:
		return ""
	case minutes < 60 && 60%minutes == 0:
		return "*/" + strconv.Itoa(minutes) + " * * * *"
	case minutes == 60:
		return "0 * * * *"
	case minutes%60 == 0 && minutes/60 < 24 && 24%(minutes/60) == 0:
		return "0 */" + strconv.Itoa(minutes/60) + " * * *"
	case minutes == 24*60:
		return "0 0 * * *"
	}
	return ""
}
