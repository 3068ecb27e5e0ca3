// Package bridge is the program as a transformation of Compose Bridge: it makes a
// Kustomize base with overlays out of a project that docker compose has read.
//
// # What Compose Bridge hands over
//
// `docker compose bridge convert --transformation IMAGE` (Docker Compose 5.6.0,
// pkg/bridge/convert.go of github.com/docker/compose/v5) runs a container of the
// image for each transformation, in turn, until one fails:
//
//   - without arguments, with nothing on stdin (the null device), with the uid of
//     the caller and no gid, so the container's group is root's. LICENSE_AGREEMENT=true
//     is the only variable that it sets.
//   - /in/compose.yaml, mode 0600, is the resolved model: variables replaced, and
//     `$` not escaped; files merged, extends and include done; paths absolute, on
//     the caller's machine; env files and label files merged into `environment` and
//     `labels`, and still listed; `profiles` listed of the services that are active,
//     and none of the others; volumes, networks, configs and secrets that nobody uses
//     are gone, and the others have `name: PROJECT_KEY`.
//   - Configs and secrets have a `content` beside their `file` or `environment`, as
//     !!binary where it is no text. It is missing where the file is empty or the
//     variable is not in the environment of docker compose; .env doesn't count.
//   - `image` is always there. `expose` is what the Compose file exposes, the ports
//     that the image does, where docker has it, and the targets of all `ports`, in no
//     order and without protocols.
//   - /out is the caller's. It was emptied before the first transformation, and the
//     later ones find what the earlier ones wrote.
//   - /templates is the directory of --templates, when that is given.
//   - What a container writes to stdout and stderr is shown, and its exit code is
//     that of docker compose.
//
// It does not hand over what a service mounts, build contexts, and where the
// Compose files are and what stands where in them.
//
// The package runs neither docker nor Kustomize, and it reads and writes nothing
// but these directories.
package bridge
