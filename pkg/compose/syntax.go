package compose

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

var (
	yamlMark   = regexp.MustCompile(`(?:while [^:]*? )?at (?:line \d+(?:, column \d+)?|<unknown position>): |line (\d+)(?:, column (\d+))?: |offset (\d+): |<unknown position>: `)
	yamlLine   = regexp.MustCompile(`line (\d+)(?:, column (\d+))?`)
	yamlOffset = regexp.MustCompile(`offset (\d+)`)
)

// yamlError raises what the YAML library says about a file, at its place. Its
// words name tokens and anchors, never values.
func (l *loader) yamlError(file string, content []byte, err error) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	at := report.Position{File: file, Line: 1, Column: 1}
	if marks := yamlLine.FindAllStringSubmatch(text, -1); marks != nil {
		last := marks[len(marks)-1]
		at.Line, _ = strconv.Atoi(last[1])
		if at.Column, _ = strconv.Atoi(last[2]); at.Column == 0 {
			at.Column = 1
		}
	} else if m := yamlOffset.FindStringSubmatch(text); m != nil {
		offset, _ := strconv.Atoi(m[1])
		before := content[:min(offset, len(content))]
		at.Line = 1 + bytes.Count(before, []byte("\n"))
		at.Column = len(before) - bytes.LastIndexByte(before, '\n')
	}
	if indent := indentation(content, at.Line); strings.Contains(indent, "\t") {
		at.Column = 1 + strings.Index(indent, "\t")
		l.add("yaml-tab", at, "")
		return
	}
	l.add("yaml-syntax", at, "", yamlMark.ReplaceAllString(text, ""))
}

// indentation returns the white space that a line begins with.
func indentation(content []byte, line int) string {
	for ; line > 1; line-- {
		_, content, _ = bytes.Cut(content, []byte("\n"))
	}
	content, _, _ = bytes.Cut(content, []byte("\n"))
	return string(content[:len(content)-len(bytes.TrimLeft(content, " \t"))])
}
