// Package posture judges finished pods by the Pod Security levels, as the API server
// does, and says which settings of the project stand in the way of the next one.
package posture
