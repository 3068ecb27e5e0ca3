// Package check looks at finished objects, as an overlay was built, for what can't
// work in a cluster: names that nothing has, selectors that select nothing, ports
// that nobody listens on, images without a tag, a claim on two nodes.
//
// It knows nothing of Compose and of the cluster: what is there already has to be
// said (see Elsewhere), and what the API server refuses it refuses itself.
package check
