// Package workloads holds the rules about the object that makes pods: how many, on which
// nodes, how they are replaced and restarted, and when jobs run.
package workloads
