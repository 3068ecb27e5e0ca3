// Package graph draws a Compose project: its services, jobs, volumes and networks,
// what depends on what, and the Kubernetes objects that each becomes. It writes
// Mermaid, DOT (Graphviz) or SVG; the layout of the SVG is its own, so that no
// other program is needed to see it.
//
// It draws names, images, kinds and port numbers, and never a value of an
// environment, a ConfigMap or a Secret. The same project gives the same bytes.
package graph
