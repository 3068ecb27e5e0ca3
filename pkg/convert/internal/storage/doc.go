// Package storage plans what is mounted into every unit of a project, and where it
// lies: on claims, in ConfigMaps and Secrets made of files of the project, in memory,
// or on the node; who owns a claim, and whose image fills it.
//
// It reads the files that are mounted, and says what a mount loses. It writes no
// container, and of objects only its claims: how a claim is filled or owned is the
// business of whoever writes the pod.
package storage
