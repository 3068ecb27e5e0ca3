// Package convert makes Kubernetes objects out of a loaded Compose project.
//
// rules.go holds one row for each attribute of Compose: what becomes of it, in
// one of five words, and who does it: a function, or a step of Convert. What
// depends on the whole project is planned in phases, each a package below internal
// that reads what came before and writes only its own result:
//
//	units    what was written: services, jobs and hooks, which never change
//	paths    where the sources of mounts lie
//	files    what files of the project hold
//	users    as whom they run, as far as anybody knows
//	secrets  which variables are secret, and which values
//	pods     who runs with whom, in which order, as what kind of workload
//	words    the words of commands, split into text and secrets
//	network  names and ports, and what to write in texts in the place of names
//	rollout  how pods are replaced, by all that asked for it with a reason
//	storage  what is mounted, on which claim, and who owns and fills it
//	sharing  the group and the node of pods that share volumes
//	order    what waits for what
//	expose   Services and NetworkPolicies, made of the plans before
//	objects  names of objects, and their labels
//
// A key that the user wrote and no row took is reported by the package itself.
//
// A file holds one concern, and files of one chapter begin alike: account_ and
// rules_ (the table, and what settles the keys), unit_, process_, security_,
// content_ (ConfigMaps and Secrets), volume_ (what fills claims), network_ (what pods are told
// of names), pod_, workload_ and job_.
//
// It reads no files but those of the project, and writes none.
package convert
