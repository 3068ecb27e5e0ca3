package compose

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/report"
)

var (
	yamlMark   = regexp.MustCompile(`(?:while [^:]*? )?at (?:line \d+(?:, column \d+)?|<unknown position>): |line (\d+)(?:, column (\d+))?: |offset (\d+): |<unknown position>: `)
	yamlLine   = regexp.MustCompile(`line (\d+)(?:, column (\d+))?`)
	yamlFlow   = regexp.MustCompile(`while parsing a flow (sequence|mapping) at (?:line (\d+))?`)
	yamlQuote  = regexp.MustCompile(`while scanning a quoted scalar at line (\d+), column (\d+): line .*found unexpected`)
	yamlAnchor = regexp.MustCompile(`unknown anchor '([^']*)'`)
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
		at = position(file, content, min(offset, len(content)))
	}
	switch m := yamlFlow.FindStringSubmatch(text); {
	case m != nil && strings.Contains(text, "did not find expected ','"):
		at.Line, _ = strconv.Atoi(m[2])
		at.Line++
		at.Column = 1 + max(0, strings.IndexAny(lineOf(content, at.Line), "[{"))
		l.Add(report.YAMLBracket, at, "", map[string]string{"sequence": "[", "mapping": "{"}[m[1]])
		return
	case yamlQuote.MatchString(text):
		m := yamlQuote.FindStringSubmatch(text)
		at.Line, _ = strconv.Atoi(m[1])
		at.Column, _ = strconv.Atoi(m[2])
		l.Add(report.YAMLQuote, at, "")
		return
	case yamlAnchor.MatchString(text):
		at.Column-- // the mark is behind the asterisk
		l.Add(report.YAMLAnchor, at, "", yamlAnchor.FindStringSubmatch(text)[1])
		return
	case strings.HasSuffix(fmt.Sprintf("%T", err), "ParserError") && yamlLine.MatchString(text):
		at.Line++ // the parser counts lines from 0, the scanner from 1; the types are internal
	}
	at.Line = min(at.Line, 1+bytes.Count(content, []byte("\n")))
	if indent := indentation(content, at.Line); strings.Contains(indent, "\t") {
		at.Column = 1 + strings.Index(indent, "\t")
		l.Add(report.YAMLTab, at, "")
		return
	}
	l.Add(report.YAMLSyntax, at, "", yamlMark.ReplaceAllString(text, ""))
}

// indentation returns the white space that a line begins with.
func indentation(content []byte, line int) string {
	text := lineOf(content, line)
	return text[:len(text)-len(strings.TrimLeft(text, " \t"))]
}

// lineOf returns a line, counted from 1.
func lineOf(content []byte, line int) string {
	for ; line > 1; line-- {
		_, content, _ = bytes.Cut(content, []byte("\n"))
	}
	content, _, _ = bytes.Cut(content, []byte("\n"))
	return string(content)
}
