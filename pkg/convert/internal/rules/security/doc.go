// Package security holds the rules about what a container may do: capabilities,
// options, namespaces of the host, sysctls and low ports.
package security
