package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"sync"
	"time"

	"github.com/mattn/go-colorable"
	"github.com/mattn/go-isatty"
)

// standard returns the streams of this process, and what ends them. Neither the
// terminal nor the environment plays a part in anything but how stderr looks.
func standard() (streams, func()) {
	s := streams{os.Stdin, os.Stdout, os.Stderr}
	if isClosed(os.Stdout) {
		s.out = closed{}
	}
	if !isatty.IsTerminal(os.Stderr.Fd()) || os.Getenv("TERM") == "dumb" {
		return s, func() {}
	}
	on := &screen{w: colorable.NewColorable(os.Stderr), plain: os.Getenv("NO_COLOR") != ""}
	s.out, s.err = wiping{s.out, on}, on
	return s, on.end
}

// screen is stderr on a terminal. It colours the severities (unless plain, see
// https://no-color.org), and shows below what was written what is going on, once
// that takes longer than a second.
type screen struct {
	w     io.Writer
	plain bool

	mu   sync.Mutex
	line []byte // written, but not ended yet
	stop chan struct{}
	what string // goes on
}

// severity matches where a finding says how severe it is.
var severity = regexp.MustCompile(`(?m)^([^\s"{][^\n]*?: )(error|warning|info): `)

const (
	wipe  = "\r\x1b[K"
	reset = "\x1b[0m"
)

func colour(word string) string {
	return map[string]string{"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}[word]
}

// Write writes whole lines, over what is shown below.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.line = append(s.line, p...)
	end := bytes.LastIndexByte(s.line, '\n') + 1
	if end == 0 {
		return len(p), nil
	}
	text := s.paint(s.line[:end])
	s.line = append([]byte{}, s.line[end:]...)
	_, err := io.WriteString(s.w, wipe+text)
	return len(p), err
}

func (s *screen) paint(text []byte) string {
	if s.plain {
		return string(text)
	}
	return severity.ReplaceAllStringFunc(string(text), func(start string) string {
		part := severity.FindStringSubmatch(start)
		return part[1] + colour(part[2]) + part[2] + reset + ": "
	})
}

// begin shows what is going on and for how many seconds, until end.
func (s *screen) begin(what string) {
	stop := make(chan struct{})
	s.mu.Lock()
	s.stop, s.what = stop, what
	s.mu.Unlock()
	go func() {
		start, tick := time.Now(), time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case now := <-tick.C:
				s.mu.Lock()
				if s.stop != nil {
					fmt.Fprintf(s.w, "%s%s: %.0f s", wipe, s.what, now.Sub(start).Seconds())
				}
				s.mu.Unlock()
			}
		}
	}()
}

// now says what goes on from now on.
func (s *screen) now(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.what = what
}

// end takes what is shown away, and writes what was not ended by a line feed.
func (s *screen) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stop != nil {
		close(s.stop)
		s.stop = nil
		io.WriteString(s.w, wipe)
	}
	io.WriteString(s.w, s.paint(s.line))
	s.line = nil
}

// wiping is stdout beside a screen, which may be the same terminal.
type wiping struct {
	io.Writer
	screen *screen
}

func (w wiping) Write(p []byte) (int, error) {
	w.screen.end()
	return w.Writer.Write(p)
}

// screenBehind returns the screen that a writer leads to; nil when there is none.
func screenBehind(w io.Writer) *screen {
	if wrapper, ok := w.(interface{ Unwrap() io.Writer }); ok {
		w = wrapper.Unwrap()
	}
	on, _ := w.(*screen)
	return on
}
