// Package generate holds the order of the pipeline: from a ComposeSource and a
// file system to Kubernetes objects and a report.
//
//	ComposeSource -> compose.Load -> convert.Convert -> emit.Write
//
// It knows nothing of where the configuration came from or where the objects
// go: that is what pkg/krm, pkg/build and the command line are for.
package generate
