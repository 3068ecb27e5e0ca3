package convert

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"maps"

	corev1 "k8s.io/api/core/v1"
)

// annotationChecksum changes with the content that a pod uses, and rolls it,
// where no name ends in a hash.
const annotationChecksum = "composesource.dev/checksum"

// checksum returns a checksum over the ConfigMaps and Secrets of the project that
// a pod uses; empty when it uses none.
func (c *converter) checksum(spec *corev1.PodSpec) string {
	used := map[string]bool{}
	for _, v := range spec.Volumes {
		volumeContents(v.VolumeSource, used)
	}
	for _, container := range append(append([]corev1.Container{}, spec.InitContainers...), spec.Containers...) {
		containerContents(container, used)
	}
	maps.DeleteFunc(used, func(name string, _ bool) bool { return c.contents[name] == nil })
	if len(used) == 0 {
		return ""
	}
	h := sha256.New()
	for _, name := range sortedKeys(used) {
		write(h, []byte(name))
		for _, key := range sortedKeys(c.contents[name]) {
			write(h, []byte(key))
			write(h, c.contents[name][key])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// write hashes the length before the bytes, so that no two contents look alike.
func write(h hash.Hash, b []byte) {
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(b))))
	h.Write(b)
}

func volumeContents(v corev1.VolumeSource, used map[string]bool) {
	if v.ConfigMap != nil {
		used[kindConfigMap+"/"+v.ConfigMap.Name] = true
	}
	if v.Secret != nil {
		used[kindSecret+"/"+v.Secret.SecretName] = true
	}
	if v.Projected == nil {
		return
	}
	for _, source := range v.Projected.Sources {
		if source.ConfigMap != nil {
			used[kindConfigMap+"/"+source.ConfigMap.Name] = true
		}
		if source.Secret != nil {
			used[kindSecret+"/"+source.Secret.Name] = true
		}
	}
}

func containerContents(container corev1.Container, used map[string]bool) {
	for _, from := range container.EnvFrom {
		if from.ConfigMapRef != nil {
			used[kindConfigMap+"/"+from.ConfigMapRef.Name] = true
		}
		if from.SecretRef != nil {
			used[kindSecret+"/"+from.SecretRef.Name] = true
		}
	}
	for _, env := range container.Env {
		if env.ValueFrom != nil && env.ValueFrom.SecretKeyRef != nil {
			used[kindSecret+"/"+env.ValueFrom.SecretKeyRef.Name] = true
		}
	}
}
