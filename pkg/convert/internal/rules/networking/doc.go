// Package networking holds the rules about what a pod is told of names and ports: its
// hostname, its resolver, /etc/hosts, the network of its node. Names and ports
// themselves are planned before.
package networking
