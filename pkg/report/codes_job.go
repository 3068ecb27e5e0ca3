package report

// Codes of Jobs and CronJobs.
const (
	JobImmutable        Code = "job-immutable"
	JobManual           Code = "job-manual"
	JobNotManual        Code = "job-not-manual"
	CronInvalid         Code = "cron-invalid"
	CronSunday          Code = "cron-sunday"
	CronTimezone        Code = "cron-timezone"
	CronTimezoneInvalid Code = "cron-timezone-invalid"
	CronForbid          Code = "cron-forbid"
	CronQueue           Code = "cron-queue"
)

var jobCodes = []Row{
	{Code: JobImmutable, Severity: Info, Word: Approximate, Args: "job",
		Message: "a Job can't be changed: delete {job} before you apply a new version",
		Hint:    "Argo CD and Flux replace it, by its annotations",
		Page:    "The pod template of a Job is immutable. Annotations ask Argo CD and Flux to replace the object.",
	},
	{Code: JobManual, Severity: Info, Word: Exact, Args: "job",
		Message: "{job} is started by hand",
		Hint:    "kubectl create job {job}-1 --from=cronjob/{job}",
		Page: "A job without a schedule is a suspended CronJob: it can be applied again and again, and Jobs are " +
			"made from it.",
	},
	{Code: JobNotManual, Severity: Info, Word: Approximate, Args: "job",
		Message: "Kubernetes can't forbid to start {job} by hand",
		Hint:    "take the right to create Jobs away with RBAC",
		Page:    "Whoever may create Jobs can make one from a CronJob.",
	},
	{Code: CronInvalid, Severity: Error, Word: Refused, Args: "problem",
		Message: "the schedule is not one that Kubernetes accepts: {problem}",
		Hint:    "write minute, hour, day of month, month and day of week, or @daily and the like",
		Page:    "CronJobs take five fields with numbers, names, lists, ranges and steps.",
	},
	{Code: CronSunday, Severity: Info, Word: Exact,
		Message: "day of week 7 was written as 0, which is Sunday too",
		Page:    "Kubernetes counts the days of the week from 0 to 6.",
	},
	{Code: CronTimezone, Severity: Info, Word: Approximate,
		Message: "the schedule counts in the time zone of the cluster, mostly UTC",
		Hint:    "write timezone",
		Page:    "A CronJob without timeZone follows the clock of the controller manager, not that of this machine.",
	},
	{Code: CronTimezoneInvalid, Severity: Error, Word: Refused, Args: "zone",
		Message: "{zone} is not a time zone name",
		Hint:    "write a name such as Europe/Paris, or UTC",
		Page:    "CronJobs take names of the IANA time zone database.",
	},
	{Code: CronForbid, Severity: Info, Word: Approximate,
		Message: "a run that falls due during another one starts when that ends, instead of being left out",
		Hint:    "missed_fires: skip leaves it out when the other one takes longer than a minute",
		Page:    "The CronJob controller treats a run that was held back like one that it missed.",
	},
	{Code: CronQueue, Severity: Info, Word: Approximate,
		Message: "of several runs that fall due during another one only the last is started when that ends",
		Page:    "Kubernetes doesn't queue runs; the controller catches up once.",
	},
}
