package drivers

import (
	"fmt"
	"slices"
	"strings"
)

// Hint prints what to patch for the claim of a volume with options. Those of a mount may
// hold a password, so of them only an address is ever shown.
func Hint(claim string, options map[string]string) string {
	patch := fmt.Sprintf("and patch the claim %s: spec.volumeName: %s, spec.storageClassName: \"\"", claim, claim)
	volume := fmt.Sprintf("add a PersistentVolume %s to an overlay with ", claim)
	switch kind := options["type"]; {
	case strings.HasPrefix(kind, "nfs"):
		return fmt.Sprintf("%snfs: {server: %s, path: %s}, %s", volume, nfsServer(options["o"]), strings.TrimPrefix(options["device"], ":"), patch)
	case kind == "cifs", kind == "smb3":
		return volume + "csi: {driver: smb.csi.k8s.io} and the user's Secret, " + patch
	case kind == "tmpfs":
		return "mount a tmpfs instead of a volume: nothing is kept in either"
	case isBound(options):
		return "nodes of a cluster have other directories; leave the claim to a storage class, or add a PersistentVolume " +
			"with local: or hostPath: in which what the directory holds lies below data"
	default:
		return "patch the claim in an overlay: spec.storageClassName, or spec.volumeName of a PersistentVolume"
	}
}

// IsOfNetwork reports whether a volume is an existing place on the network, with
// data of its own. A directory of the host isn't: its claim gets a fresh disk.
func IsOfNetwork(options map[string]string) bool {
	return options["device"] != "" && options["type"] != "tmpfs" && !isBound(options)
}

// isBound reports whether the options bind a directory of the host.
func isBound(options map[string]string) bool {
	words := strings.Split(options["o"], ",")
	return slices.Contains(words, "bind") || slices.Contains(words, "rbind")
}

// nfsServer returns the address in the options of an NFS mount.
func nfsServer(options string) string {
	for _, option := range strings.Split(options, ",") {
		if server, ok := strings.CutPrefix(option, "addr="); ok {
			return server
		}
	}
	return "SERVER"
}
