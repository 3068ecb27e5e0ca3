// Package migrate writes the scripts with which the data and the images of a
// Compose project move to a cluster, and the data back again.
//
// A script is for people to read and then to run. The package runs nothing, asks
// neither Docker nor a cluster, and knows of them only what the Compose file and
// the objects made of it say; whatever else a script has to know it finds out when
// it runs.
package migrate
