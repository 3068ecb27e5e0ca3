//go:build unix && !linux

package main

func isShared(int) bool { return false }
