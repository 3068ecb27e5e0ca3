package storage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"

	"github.com/composesource/composesource/pkg/internal/sorted"
	"github.com/composesource/composesource/pkg/report"
)

// sayDriver says what an overlay has to bring for a volume of another driver than
// Docker's default.
func (l *planner) sayDriver(k *Claim, top types.VolumeConfig) {
	if top.Driver != "" && top.Driver != "local" {
		l.sayTop(report.VolumeDriver, append(slices.Clone(k.path), "driver"), top.Driver, k.Name)
	}
	var options, hints []string
	for _, name := range sorted.Keys(top.DriverOpts) {
		if name != "size" {
			options = append(options, name)
		}
	}
	if len(options) > 0 {
		hints = append(hints, driverHint(k, top.DriverOpts))
	}
	if size := top.DriverOpts["size"]; size != "" && l.Spec.Volumes[k.Volume].Size == "" {
		if _, ok := sizeOption(size); !ok {
			options = append(options, "size")
			hints = append(hints, "set spec.volumes."+k.Volume+".size to a quantity such as 10Gi")
		}
	}
	if len(options) > 0 {
		l.sayTop(report.VolumeDriverOpts, append(slices.Clone(k.path), "driver_opts"),
			k.Volume, strings.Join(options, ", "), k.Name, strings.Join(hints, "; "))
	}
}

// driverHint prints what to patch. The options of a mount may hold a password, so
// of them only an address is ever shown.
func driverHint(k *Claim, options map[string]string) string {
	patch := fmt.Sprintf("and patch the claim %s: spec.volumeName: %s, spec.storageClassName: \"\"", k.Name, k.Name)
	volume := fmt.Sprintf("add a PersistentVolume %s to an overlay with ", k.Name)
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

// isOfNetwork reports whether a volume is an existing place on the network, with
// data of its own. A directory of the host isn't: its claim gets a fresh disk.
func isOfNetwork(top types.VolumeConfig) bool {
	return top.DriverOpts["device"] != "" && top.DriverOpts["type"] != "tmpfs" && !isBound(top.DriverOpts)
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
