// Package reference finds the places in a text where a known name stands as the
// name of a host: in URLs, name:port, comma lists, connection strings, flags and
// the directives of common configuration files.
//
// A text is split into tokens once (lex.go); forms.go is the table of the ways to
// write a host, each with an example and the place of its port.
//
// It is made for precision: a name inside a longer word, a path, a user, a
// password or the name of a database is no reference. It resolves nothing and
// knows nothing of Compose; who is called what is the caller's business. Cost is
// linear in the length of the text, however many names are known.
package reference
