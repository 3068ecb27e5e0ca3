// Package embed writes the files that a project reads into spec.inline of its
// ComposeSource, and tells when the two have drifted apart.
//
// Which files those are is not guessed: the project is converted once from a
// file system that remembers what was read, and once more from the embedded
// files alone. When the two give different objects, nothing is written. A
// directory of which only the existence counts becomes an empty file in it:
// .gitkeep where it holds nothing, .composesource where nobody reads what it holds.
//
// The rest of the YAML file keeps its order and its comments; blank lines go, as
// the YAML library keeps none. Files that are not text can't be embedded.
package embed
