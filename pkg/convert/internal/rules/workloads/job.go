package workloads

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
	"github.com/robfig/cron/v3"

	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/report"
)

// neverDue is the schedule of a CronJob that is only started by hand: it is
// suspended, and a schedule must be there.
const neverDue = "0 0 1 1 *"

// Triggers plans the schedules of a job; a service that was made a CronJob is
// started by hand.
func Triggers(u *drafts.Draft) {
	if u.Kind != pods.CronJob {
		return
	}
	var config types.TriggerConfig
	if u.Job != nil && u.Job.Triggers != nil {
		config = *u.Job.Triggers
	}
	for i, s := range config.Schedule {
		u.Schedules = append(u.Schedules, readSchedule(u, i, s))
	}
	switch {
	case config.Manual != nil && *config.Manual:
		u.Say("triggers.manual", report.JobManual, u.ID)
	case len(u.Schedules) == 0:
		u.SayUnit(report.JobManual, u.ID)
	}
	if config.Manual != nil && !*config.Manual {
		u.Say("triggers.manual", report.JobNotManual, u.ID)
	}
	if len(u.Schedules) == 0 {
		u.Schedules = []drafts.Schedule{{Cron: neverDue, Suspend: true}}
	}
}

func readSchedule(u *drafts.Draft, i int, s types.ScheduleConfig) drafts.Schedule {
	say := func(code report.Code, args ...any) { u.SayItem("triggers.schedule", i, code, args...) }
	line, sunday := zeroSunday(s.Cron)
	if problem := cronProblem(line); problem != "" {
		say(report.CronInvalid, problem)
		return drafts.Schedule{}
	}
	if sunday {
		say(report.CronSunday)
	}
	result := drafts.Schedule{Cron: line}
	switch {
	case s.Timezone == "":
		say(report.CronTimezone)
	case !zoneName.MatchString(s.Timezone) || strings.EqualFold(s.Timezone, "local"):
		say(report.CronTimezoneInvalid, s.Timezone)
	default:
		result.Zone = &s.Timezone
	}
	if s.Concurrency == "queue" {
		say(report.CronQueue)
	} else {
		say(report.CronForbid)
	}
	if s.MissedFires == "skip" {
		// The controller looks every ten seconds, and may be late itself.
		minute := int64(60)
		result.Deadline = &minute
	}
	return result
}

// zoneName is the shape of a name in the time zone database, which isn't asked:
// every machine has another version of it.
var zoneName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_+/-]*$`)

// cronProblem says why the API server would refuse a schedule, in the words of
// the parser that it uses.
func cronProblem(line string) string {
	if strings.HasPrefix(line, "TZ=") || strings.HasPrefix(line, "CRON_TZ=") {
		return "the time zone stands in timezone"
	}
	if _, err := cron.ParseStandard(line); err != nil {
		return err.Error()
	}
	return ""
}

// zeroSunday writes day 7 of the week as 0: cron knows both, Kubernetes one.
func zeroSunday(line string) (string, bool) {
	fields := strings.Fields(line)
	if len(fields) != 5 || !strings.Contains(fields[4], "7") {
		return line, false
	}
	var days []string
	for _, item := range strings.Split(fields[4], ",") {
		days = append(days, weekdays(item)...)
	}
	slices.Sort(days)
	fields[4] = strings.Join(slices.Compact(days), ",")
	changed := strings.Join(fields, " ")
	return changed, changed != line
}

// weekdays writes out DAY, FIRST-LAST or FIRST-LAST/STEP that ends with 7, and
// returns anything else as it is.
func weekdays(item string) []string {
	span, by, stepped := strings.Cut(item, "/")
	from, to, ranged := strings.Cut(span, "-")
	if !ranged {
		to = from
	}
	first, err := strconv.Atoi(from)
	if err != nil || to != "7" || first < 0 {
		return []string{item}
	}
	step := 1
	if stepped {
		if step, err = strconv.Atoi(by); err != nil || step < 1 {
			return []string{item}
		}
	}
	var days []string
	for day := first; day <= 7; day += step {
		days = append(days, strconv.Itoa(day%7))
	}
	return days
}
