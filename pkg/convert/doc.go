// Package convert makes Kubernetes objects out of a loaded Compose project.
//
// rules.go holds one row for each attribute of Compose: what becomes of it, in
// one of five words, and who does it: a function, or a step of Convert. What
// depends on the whole project is planned in phases, each a package below internal
// that reads what came before and writes only its own result:
//
//	account  what became of every setting, as the code notes it
//	units    what was written: services, jobs and hooks, which never change
//	files    what files of the project hold
//	paths    where the sources of mounts lie
//	inspect  what the image of a unit says of itself
//	users    as whom units run, as far as anybody knows
//	objects  names of objects, and their labels
//	tools    containers in a pod that are not the user's
//	words    the words of commands, split into text and secrets
//	pods     who runs with whom, in which order, as what kind of workload
//	secrets  which variables are secret, and which values
//	storage  what is mounted, on which claim, and who owns and fills it
//	sharing  the group and the node of pods that share volumes
//	network  names and ports, and what to write in texts in the place of names
//	rollout  how pods are replaced, by all that asked for it with a reason
//	order    what waits for what
//	expose   Services and NetworkPolicies, made of the plans before
//	content  ConfigMaps and Secrets
//	drafts   units as far as the rules have written them
//	rules    the functions of the rows, by chapter; each writes its part of a draft
//	posture  the Pod Security level that finished pods pass
//
// What is here is the table, the steps, and how drafts are put together to pods and
// pods to objects. A key that the user wrote and no row took is reported by the
// package itself.
//
// It reads no files but those of the project, and writes none.
package convert
