package convert

import "github.com/composesource/composesource/pkg/report"

// ImageRule says what becomes of something that an image says of itself: in a
// Dockerfile of the project, or in the table of well-known images.
type ImageRule struct {
	Says  string // the instruction of a Dockerfile
	Into  string // the Kubernetes form, for people
	Codes []report.Code
}

// ImageRules returns the mapping of what images say.
func ImageRules() []ImageRule {
	return []ImageRule{
		{"EXPOSE", "ports of the container and the Service, where the project declares none", says(report.PortOfImage, report.PortInferred)},
		{"HEALTHCHECK", "readinessProbe; a healthcheck of the Compose file takes from it what it leaves out", says(report.HealthcheckAdopted)},
		{"USER", "the owner of new volumes, made by an init container that runs as that user", says(report.VolumeOwner)},
		{"accounts", "the numbers of names in `user` and `group_add`; runAsNonRoot only beside an image with a digest", says(report.UserOfImage)},
		{"VOLUME", "nothing: an image without a volume of the project there loses what it writes", says(report.VolumeOfImage)},
		{"COPY, ADD", "the content of new volumes that are mounted there; and which bind mounts are for development", says(report.VolumePopulated, report.VolumeNotCopied, report.BindDevelopment)},
		{"FROM", "all of the above, from another stage, another image of the project, or a well-known one", says(report.DockerfileUnread)},
		{"RUN, ONBUILD", "nothing: what RUN does to files isn't known, and ONBUILD is about other images", nil},
		{"STOPSIGNAL, WORKDIR, ENTRYPOINT, CMD", "nothing: the container runtime follows them as Docker does", nil},
	}
}
