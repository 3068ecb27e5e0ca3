//go:build !unix

package disk

const dontWait = 0
