package content

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"

	"github.com/composesource/composesource/pkg/convert/internal/objects"
	"github.com/composesource/composesource/pkg/internal/sorted"
)

// Holds reports whether the project has a ConfigMap or Secret, as KIND/NAME.
func (c *Writer) Holds(name string) bool { return c.written[name] != nil }

// Checksum returns a checksum over the ConfigMaps of the project that a pod uses;
// empty when it uses none.
func (c *Writer) Checksum(used map[string]bool) string {
	var names []string
	for name := range used {
		if c.Holds(name) && strings.HasPrefix(name, objects.KindConfigMap+"/") {
			names = append(names, name)
		}
	}
	if names == nil {
		return ""
	}
	slices.Sort(names)
	h := sha256.New()
	for _, name := range names {
		write(h, []byte(name))
		for _, key := range sorted.Keys(c.written[name]) {
			write(h, []byte(key))
			write(h, []byte(c.written[name][key]))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// UsedContents returns the ConfigMaps and Secrets that a pod uses, as KIND/NAME.
func UsedContents(spec *corev1.PodSpec) map[string]bool {
	used := map[string]bool{}
	for _, v := range spec.Volumes {
		volumeContents(v.VolumeSource, used)
	}
	for _, containers := range [][]corev1.Container{spec.InitContainers, spec.Containers} {
		for i := range containers {
			containerContents(&containers[i], used)
		}
	}
	return used
}

// write hashes the length before the bytes, so that no two contents look alike.
func write(h hash.Hash, b []byte) {
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(b))))
	h.Write(b)
}

func volumeContents(v corev1.VolumeSource, used map[string]bool) {
	if v.ConfigMap != nil {
		used[objects.KindConfigMap+"/"+v.ConfigMap.Name] = true
	}
	if v.Secret != nil {
		used[objects.KindSecret+"/"+v.Secret.SecretName] = true
	}
	if v.Projected == nil {
		return
	}
	for _, source := range v.Projected.Sources {
		if source.ConfigMap != nil {
			used[objects.KindConfigMap+"/"+source.ConfigMap.Name] = true
		}
		if source.Secret != nil {
			used[objects.KindSecret+"/"+source.Secret.Name] = true
		}
	}
}

func containerContents(container *corev1.Container, used map[string]bool) {
	for _, from := range container.EnvFrom {
		if from.ConfigMapRef != nil {
			used[objects.KindConfigMap+"/"+from.ConfigMapRef.Name] = true
		}
		if from.SecretRef != nil {
			used[objects.KindSecret+"/"+from.SecretRef.Name] = true
		}
	}
	for _, env := range container.Env {
		if env.ValueFrom != nil && env.ValueFrom.SecretKeyRef != nil {
			used[objects.KindSecret+"/"+env.ValueFrom.SecretKeyRef.Name] = true
		}
	}
}
