package report

// Codes of the lock file of images.
const (
	LockUnreadable Code = "lock-unreadable"
	LockWrongKind  Code = "lock-wrong-kind"
)

// lockCodes are the findings about composesource.lock.yaml.
var lockCodes = []Row{
	{
		Code: LockUnreadable, Severity: Error, Word: Refused,
		Message: "the lock file can't be read: %[1]s",
		Hint:    "`composesource lock` writes it anew",
		Page:    "composesource.lock.yaml says what the images of the project say. It is written by `composesource lock`, and nothing is made of a project whose lock file can't be understood: half of the facts would be worse than none.",
	},
	{
		Code: LockWrongKind, Severity: Error, Word: Refused,
		Message: "the lock file is kind %[2]q of apiVersion %[1]q",
		Hint:    "it is apiVersion: composesource.dev/v1alpha1 and kind: ImageLock; `composesource lock` writes it anew",
		Page:    "A file with the name of the lock file holds something else. Call that something by another name, or write the lock file anew.",
	},
}
