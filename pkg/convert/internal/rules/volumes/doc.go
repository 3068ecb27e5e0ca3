// Package volumes writes what storage planned into containers: the mounts, their volumes,
// and the init containers that own, fill and wait for claims and copy files.
package volumes
