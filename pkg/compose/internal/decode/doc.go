// Package decode puts canonical nodes into compose-go's types.
package decode
