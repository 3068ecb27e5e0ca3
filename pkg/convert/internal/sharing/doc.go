// Package sharing decides what pods ask for because of the volumes that they mount,
// alone or together: a group that may write there, and one node for all of them.
//
// Every pod asks with a reason; one function decides for all pods that hang together
// through their claims.
package sharing
