// Package account keeps what became of every setting of a project, as the code noted
// that acts on it, when it did.
//
// It decides nothing and looks at no object: what nobody notes here became nothing
// that anybody knows of, and a test says so.
package account
