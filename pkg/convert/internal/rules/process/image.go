package process

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// Image keeps the image as written, so that Kustomize's images: can match it, or with
// the digest of the lock file, which images: matches as well. A hook runs in that of its
// service, also when that is built.
func Image(u *drafts.Draft) {
	if u.Image != "" {
		u.Container.Image = u.Plans.Images.Pinned(u.Image, u.Platform)
	}
	u.Became("image", account.Container("image"))
	switch {
	case u.Image != "" || u.Build != nil || u.Provider != nil:
	case u.Service != nil:
		u.Container.Image = u.Service.Container.Image
	default:
		u.SayUnit(report.NoImage, "job "+u.Name) // the loader looks at services
	}
}

// Build gives an image that has no name the one that Compose gives it.
func Build(u *drafts.Draft) {
	switch {
	case u.Build == nil:
		return
	case u.Image != "":
		u.Became("build", account.Words("nothing: the container runs the image that image names, which you build"))
		return
	}
	name := u.Reference()
	u.Container.Image = u.Plans.Images.Pinned(name, u.Platform)
	u.Became("build", account.Container("image"))
	u.Say("build", report.BuildWithoutImage, u.Name, name)
}

// PullPolicy follows docker compose; a policy that was not written stays unset,
// so that Kubernetes decides by the tag.
func PullPolicy(u *drafts.Draft) {
	policy := u.PullPolicy
	defer func() {
		if u.Container.ImagePullPolicy != "" {
			u.Became("pull_policy", account.Container("imagePullPolicy"))
		}
	}()
	switch {
	case policy == "" && u.PullRefreshAfter != "":
		u.Container.ImagePullPolicy = corev1.PullAlways
		u.Became("pull_refresh_after", account.Container("imagePullPolicy"))
	case policy == "always":
		u.Container.ImagePullPolicy = corev1.PullAlways
	case policy == "never":
		u.Container.ImagePullPolicy = corev1.PullNever
		u.Say("pull_policy", report.PullNever, u.Name)
	case policy == "missing" || policy == "if_not_present":
		u.Container.ImagePullPolicy = corev1.PullIfNotPresent
	case policy == "build":
		u.Say("pull_policy", report.PullBuild)
	case policy == "refresh" || policy == "daily" || policy == "weekly" || strings.HasPrefix(policy, "every_"):
		u.Container.ImagePullPolicy = corev1.PullAlways
		u.Say("pull_policy", report.PullRefresh, policy, "")
	}
}
