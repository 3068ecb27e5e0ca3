// Package drivers reads the options of Docker's volume drivers: what kind of place a volume
// is, how large, and what an overlay brings in its stead.
//
// It says nothing and makes nothing.
package drivers
