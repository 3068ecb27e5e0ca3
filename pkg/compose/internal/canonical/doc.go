// Package canonical brings a merged document into the long syntax that compose-go's
// types read, and keeps the node that each entry of a list came from.
package canonical
