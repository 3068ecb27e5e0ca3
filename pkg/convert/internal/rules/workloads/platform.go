package workloads

import (
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// Platform asks for nodes of an operating system and an architecture. Compose
// takes os[/arch[/variant]] or an architecture alone.
func Platform(u *drafts.Draft) {
	if u.Platform == "" {
		return
	}
	parts := strings.Split(strings.ToLower(u.Platform), "/")
	os, arch, variant := parts[0], "", ""
	if len(parts) == 1 && os != "linux" && os != "windows" {
		os, arch = "linux", os
	}
	if len(parts) > 1 {
		arch = parts[1]
	}
	if len(parts) > 2 {
		variant = parts[2]
	}
	u.PodSpec.NodeSelector = map[string]string{corev1.LabelOSStable: os}
	u.Became("platform", account.Pod("nodeSelector"))
	if arch != "" {
		u.PodSpec.NodeSelector[corev1.LabelArchStable] = architecture(arch)
	}
	if variant != "" && variant != "v8" {
		u.Say("platform", report.PlatformVariant, u.Platform, os+"/"+architecture(arch))
	}
}

// architecture returns the name that Kubernetes, which is Go's, has for one.
func architecture(name string) string {
	switch name {
	case "x86_64", "x86-64":
		return "amd64"
	case "aarch64":
		return "arm64"
	case "i386", "i686":
		return "386"
	case "armhf", "armel", "armv7":
		return "arm"
	default:
		return name
	}
}
