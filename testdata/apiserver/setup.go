package main

import (
	"fmt"
	"io"

	"k8s.io/apimachinery/pkg/util/version"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/capabilities"
)

// setUp configures what the API server's main configures: privileged containers
// are allowed, as in clusters that run them, and the feature gates have the
// defaults of the given Kubernetes version ("" is the newest).
func setUp(kubernetes string) error {
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	capabilities.Setup(true, 0)
	if kubernetes == "" {
		return nil
	}
	v, err := version.ParseMajorMinor(kubernetes)
	if err != nil {
		return fmt.Errorf("-kubernetes: %w", err)
	}
	gate := utilfeature.DefaultMutableFeatureGate
	newest := gate.EmulationVersion()
	// the code base keeps the history of its gates for three versions
	if oldest := newest.SubtractMinor(3); v.LessThan(oldest) || v.GreaterThan(newest) {
		return fmt.Errorf("-kubernetes: %s is not between %s and %s", v, oldest, newest)
	}
	return gate.SetEmulationVersion(v)
}
