package compose

import "github.com/mattn/go-shellwords"

// Words splits a command that is written as one text, as Compose does; operators
// of the shell are words like any other.
func Words(text string) ([]string, error) { return shellwords.Parse(escapeOperators(text)) }
