// Package sorted goes through maps in the order of their keys.
package sorted
