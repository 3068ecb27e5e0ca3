// Package show makes text of others safe to print: what is in a Compose file, or
// the name of a file, must not move a terminal's cursor, write a line that looks
// like a finding, turn the direction of a line, hide, or command a CI system.
// Such characters are shown as escapes instead.
//
// Reports, graphs and the streams of the commands use it. Emitted objects are
// data, and none of its business.
package show
