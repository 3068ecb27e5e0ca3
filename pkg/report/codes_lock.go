package report

// Codes of the lock file of images.
const (
	LockUnreadable Code = "lock-unreadable"
	LockWrongKind  Code = "lock-wrong-kind"
	LockMissing    Code = "lock-missing"
	LockUnneeded   Code = "lock-unneeded"
	LockDiffers    Code = "lock-differs"
)

// lockCodes are the findings about composesource.lock.yaml.
var lockCodes = []Row{
	{Code: LockUnreadable, Severity: Error, Word: Refused, Args: "problem",
		Message: "the lock file can't be read: {problem}",
		Hint:    "`composesource lock` writes it anew",
		Page:    "composesource.lock.yaml says what the images of the project say. It is written by `composesource lock`, and nothing is made of a project whose lock file can't be understood: half of the facts would be worse than none.",
	},
	{Code: LockWrongKind, Severity: Error, Word: Refused, Args: "version, kind",
		Message: "the lock file is kind {kind:q} of apiVersion {version:q}",
		Hint:    "it is apiVersion: composesource.dev/v1alpha1 and kind: ImageLock; `composesource lock` writes it anew",
		Page:    "A file with the name of the lock file holds something else. Call that something by another name, or write the lock file anew.",
	},
	{Code: LockMissing, Severity: Info, Word: Approximate, Args: "image",
		Message: "the lock file has no entry for the image {image}",
		Hint:    "`composesource lock` adds it",
		Page: "Once a project has a lock file, what its images say is known exactly. An image without an entry was added later: what is known of it " +
			"comes from the table of well-known images, or nothing is. `composesource lock --check` finds it before a build does.",
	},
	{Code: LockUnneeded, Severity: Info, Word: Exact, Args: "image",
		Message: "no service of the project runs what the lock file has an entry for: {image}",
		Hint:    "`composesource lock` drops what isn't needed",
		Page:    "The project runs other images now, or other versions. An entry that nobody asks for does nothing.",
	},
	{Code: LockDiffers, Severity: Warning, Word: Approximate, Args: "service, locked, entry, says, line",
		Message: "the image of {service} was locked before its Dockerfile was changed: {locked} ({entry}), but {says} ({line}); the lock file counts",
		Hint:    "build the image, then run `composesource lock`",
		Page: "An entry of the lock file is about an image that was built, and knows all of it, so it counts. The Dockerfile of the project says " +
			"something else now: the image that runs in the cluster may be either.",
	},
}
