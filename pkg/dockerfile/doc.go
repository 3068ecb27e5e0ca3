// Package dockerfile reads what a Dockerfile says about the image that it makes: who
// it runs as, its ports, volumes and healthcheck, and what it holds of its build
// context, each with its line.
//
// The language is BuildKit's, and so is the parser. Nothing is run and nothing is
// fetched: what RUN does to the files of an image isn't known, and what ONBUILD asks
// for happens to other images. Where a variable has no value here, what it stands in
// is not known either; nothing is guessed.
package dockerfile
