// Package scaffold writes the first Kustomize base and overlays of a Compose
// project: an overlay for development that runs what this machine built, and
// one for production that holds the decisions which Compose has no words for.
// What it writes builds at once, holds no secret, and overwrites nothing.
//
// # Where the files go
//
// A function may read only what is below the kustomization that lists it, so a
// base without copies has to stand beside the Compose file. Kustomize in turn
// refuses a base that is above its overlays, in resources, components and
// generators alike ("cycle detected"), so the overlays have to stand outside of
// that directory. Both hold when the Compose file has a directory of its own:
//
//	app/compose.yaml, app/composesource.yaml, app/kustomization.yaml
//	overlays/dev, overlays/prod
//
// That is the layout wherever the directory beside is not above the working
// directory, or when the overlays are given a place: the Compose file stays the
// single source of truth. In the root of a repository it can't be had, because
// nothing should be written above it. There the base goes to k8s/base with copies
// embedded, which `composesource embed` renews and `embed --check` guards:
//
//	compose.yaml
//	k8s/base, k8s/overlays/dev, k8s/overlays/prod
//
// # Environments
//
// Development is what plain `docker compose up` runs, production what it runs with
// -f and the files for production, without the override file. A directory has one
// kustomization, so only one environment can have its base beside the Compose file.
// That is production's, whose copies would be worse when they are stale; the others
// have theirs in overlays/dev/base, with copies. A ConfigMap of the files, made by
// Kustomize, would need no copies, but a list of every file that the project reads,
// those of mounted directories as well.
//
// # Secrets
//
// Values in a Compose project are for development. The overlay for production
// takes every generated Secret out, and the pods refer to Secrets of those names
// in the cluster. It builds at once, nothing secret is in a file, and a pod whose
// Secret is missing waits and says so. The other ways were worse: a
// secretGenerator needs files that a fresh clone lacks, and spec.secrets.mode:
// Reference is the base's, so that development would have none either.
package scaffold
