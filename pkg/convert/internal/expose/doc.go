// Package expose makes what leads to pods and what keeps them apart: Services for
// units and for every other name that they answer to, and NetworkPolicies.
//
// It decides nothing about names, ports and pods, which are planned before.
package expose
