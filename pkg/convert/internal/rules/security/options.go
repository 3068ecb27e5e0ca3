package security

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/account"
	"github.com/composesource/composesource/pkg/convert/internal/drafts"
	"github.com/composesource/composesource/pkg/report"
)

// SecurityOpt reads options of the forms name, name:value and name=value.
func SecurityOpt(u *drafts.Draft) {
	for i, option := range u.SecurityOpt {
		name, value := cutOption(option)
		switch name {
		case "no-new-privileges":
			noNewPrivileges(u, i, value)
		case "seccomp":
			seccomp(u, i, value)
		case "apparmor":
			appArmor(u, i, value)
		case "label":
			seLinux(u, i, value)
		default:
			u.SayItem("security_opt", i, report.SecurityOpt, name)
		}
	}
}

// becameOption notes the field of the security context that an option became.
func becameOption(u *drafts.Draft, i int, field string) {
	u.BecameItem("security_opt", i, account.Container("securityContext."+field))
}

func cutOption(option string) (name, value string) {
	if i := strings.IndexAny(option, ":="); i >= 0 {
		return option[:i], option[i+1:]
	}
	return option, ""
}

func noNewPrivileges(u *drafts.Draft, i int, value string) {
	if value == "false" {
		u.SayItem("security_opt", i, report.DefaultValue, "no-new-privileges:false")
		return
	}
	admin := slices.ContainsFunc(capabilities(u.CapAdd), func(c corev1.Capability) bool {
		return c == "SYS_ADMIN" || c == "ALL"
	})
	if u.Privileged || admin {
		u.SayItem("security_opt", i, report.NoNewPrivilegesLost)
		return
	}
	no := false
	u.Security().AllowPrivilegeEscalation = &no
	becameOption(u, i, "allowPrivilegeEscalation")
}

// seccomp takes the profile of the pod from a container that asks for none. A
// privileged container has none in Kubernetes, whatever it asks for.
func seccomp(u *drafts.Draft, i int, value string) {
	switch {
	case value == "unconfined":
		seccompUnconfined(u)
		becameOption(u, i, "seccompProfile.type")
	case value != "builtin":
		u.SayItem("security_opt", i, report.SeccompProfile)
	case u.Privileged:
		u.SayItem("security_opt", i, report.SecurityOpt, "seccomp:builtin of a privileged container")
	default:
		u.SayItem("security_opt", i, report.DefaultValue, "seccomp:builtin")
	}
}

func seccompUnconfined(u *drafts.Draft) {
	u.Security().SeccompProfile = &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeUnconfined}
}

func appArmor(u *drafts.Draft, i int, value string) {
	profile := &corev1.AppArmorProfile{Type: corev1.AppArmorProfileTypeLocalhost, LocalhostProfile: &value}
	switch value {
	case "unconfined":
		profile = &corev1.AppArmorProfile{Type: corev1.AppArmorProfileTypeUnconfined}
	case "docker-default":
		profile = &corev1.AppArmorProfile{Type: corev1.AppArmorProfileTypeRuntimeDefault}
	case "":
		u.SayItem("security_opt", i, report.SecurityOpt, "apparmor")
		return
	default:
		u.SayItem("security_opt", i, report.AppArmorProfile, value)
	}
	u.Security().AppArmorProfile = profile
	becameOption(u, i, "appArmorProfile.type")
}

func seLinux(u *drafts.Draft, i int, value string) {
	options := &corev1.SELinuxOptions{}
	if u.Security().SELinuxOptions != nil {
		options = u.Security().SELinuxOptions
	}
	name, value := cutOption(value)
	switch name {
	case "user":
		options.User = value
	case "role":
		options.Role = value
	case "type":
		options.Type = value
	case "level":
		options.Level = value
	case "disable":
		options.Type = "spc_t"
		u.SayItem("security_opt", i, report.SELinuxDisable)
	default:
		u.SayItem("security_opt", i, report.SecurityOpt, "label:"+name)
		return
	}
	u.Security().SELinuxOptions = options
	becameOption(u, i, "seLinuxOptions")
}
