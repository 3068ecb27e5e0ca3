package convert

import corev1 "k8s.io/api/core/v1"

// port is a port that a unit listens on.
type port struct {
	number      int32 // of the container
	protocol    corev1.Protocol
	published   []int32 // numbers on the host, other than loopback's
	name        string
	appProtocol string
	hostPort    int32 // mode: host
	inferred    bool  // not declared; a finding said from where
}
