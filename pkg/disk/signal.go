package disk

import (
	"os"
	"os/signal"
	"syscall"
)

// onSignal has a signal that ends the process clean up before, until the function
// that it returns is called.
func onSignal(clean func()) func() {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			clean()
			code := 1
			if n, ok := s.(syscall.Signal); ok {
				code = 128 + int(n) // as shells have it
			}
			os.Exit(code)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
