// Package network plans who is reached by which name, on which ports.
//
// It knows every name that Docker's resolver would answer, finds the texts of the
// project in which one of them stands, infers from them the ports on which a unit is
// dialled, and says what has to stand in the place of a name that means something
// else in the cluster. From the same texts follow what a pod calls itself and which
// pods dial each other in a circle.
//
// It makes no objects: see package expose.
package network
