package convert

import "github.com/composesource/composesource/pkg/report"

// ImageRule says what becomes of something that an image says of itself: in the lock
// file, in a Dockerfile of the project, or in the table of well-known images.
type ImageRule struct {
	Says  string // the instruction of a Dockerfile
	Field string // of an entry of the lock file; empty where it has none
	Into  string // the Kubernetes form, for people
	Codes []report.Code
}

// ImageRules returns the mapping of what images say.
func ImageRules() []ImageRule {
	return []ImageRule{
		{"EXPOSE", "ports", "ports of the container and the Service, where the project declares none", says(report.PortOfImage, report.PortInferred)},
		{"HEALTHCHECK", "healthcheck", "readinessProbe; a healthcheck of the Compose file takes from it what it leaves out", says(report.HealthcheckAdopted)},
		{"USER", "user", "the owner of new volumes, made by an init container that runs as that user", says(report.VolumeOwner)},
		{"accounts", "users, groups", "the numbers of names in `user` and `group_add`; runAsNonRoot only beside an image with a digest", says(report.UserOfImage)},
		{"VOLUME", "volumes", "where the lock file knows that the image has nothing there, an emptyDir with its owner; always a warning with the volume to declare", says(report.VolumeOfImage)},
		{"COPY, ADD", "places: holds something", "the content of new volumes that are mounted there; and which bind mounts are for development", says(report.VolumePopulated, report.VolumeNotCopied, report.VolumeWithoutShell, report.BindDevelopment)},
		{"", "places: uid, gid, mode", "the owner and the mode of a new volume, given once, while it is empty, by an init container that runs as root where the image does", says(report.VolumeOwner, report.VolumeGiven)},
		{"", "digest, with `pin: true`", "`image: name:tag@sha256:...`", nil},
		{"FROM", "", "all of the above, from another stage, another image of the project, or a well-known one", says(report.DockerfileUnread)},
		{"RUN, ONBUILD", "", "nothing: what RUN does to files isn't known, and ONBUILD is about other images", nil},
		{"STOPSIGNAL, WORKDIR, ENTRYPOINT, CMD", "stopSignal, workingDir, entrypoint, command", "nothing: the container runtime follows them as Docker does", nil},
	}
}
