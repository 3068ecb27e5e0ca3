package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/composesource/composesource/pkg/disk"
	"github.com/composesource/composesource/pkg/krm"
	"github.com/composesource/composesource/pkg/limit"
	"github.com/composesource/composesource/pkg/lock"
	"github.com/composesource/composesource/pkg/report"
	"github.com/composesource/composesource/pkg/show"
	"github.com/composesource/composesource/pkg/strict"
)

// lockMemory is how many bytes the collector tries to stay below: reading layers leaves
// much behind, and waits for others anyway.
const lockMemory = 40 << 20

// lockFlags say where images are looked at, and what is done with what they say.
type lockFlags struct {
	from, platform    string
	name              string // of the project, as docker compose calls it
	check, pin, unpin bool
}

const lockHelp = `Look at the images of the project in DIR (default: the working directory), and
write what Docker takes from them to composesource.lock.yaml beside the ComposeSource:
users, ports, volumes, health checks, and whose the directories are that volumes are
mounted at. Every build reads that file. Commit it. Several DIRs are bases of one
project, which have one lock file; that of a base with copies stands where the
originals are, and composesource embed brings it along.

Images are looked at in the local container engine, which also has those that the
project builds, and what it doesn't have in their registries, with the credentials
that docker login left. THIS IS THE ONLY COMMAND THAT USES A NETWORK, to fetch the
layers of images. It runs no container. Where a network is missing, --from reads an
OCI layout or what docker save wrote.

With --check nothing is written: an image that isn't locked, or is another than the
locked one, is named and the exit code is 1. With --pin containers run the digests
that were looked at, until a run with --pin=false.`

func newLock(s streams) *cobra.Command {
	var p project
	var f lockFlags
	cmd := &cobra.Command{
		Use:   "lock [DIR...]",
		Short: "Write down what the project's images say, or check that it is current",
		Long:  lockHelp,
		Example: `  composesource lock app
  composesource lock app --from registry --platform linux/arm64 --pin
  composesource lock app --from images.tar
  composesource lock app --check --from registry`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && (len(p.files) > 0 || p.config != "") {
				return usageError{errors.New("give DIR, or --file or --config, not both")}
			}
			debug.SetMemoryLimit(lockMemory)
			f.unpin = cmd.Flags().Changed("pin") && !f.pin
			l, err := newLocker(s, &p, args, f)
			if err != nil {
				return err
			}
			if f.check {
				return l.check(cmd.Context())
			}
			return l.write(cmd.Context())
		},
	}
	p.fileFlags(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "where to look: registry, engine, oci:DIR or FILE.tar (default: the engine, then the registry)")
	flags.StringVar(&f.platform, "platform", "", "the variant to look at, such as linux/arm64, of services that name none")
	flags.StringVarP(&f.name, "project-name", "p", "", "what docker compose calls the project, where that is another name")
	flags.BoolVar(&f.pin, "pin", false, "have containers run the digests of the lock file")
	flags.BoolVar(&f.check, "check", false, "write nothing, and fail when an image isn't locked or has changed")
	return cmd
}

// locker locks the images of one project.
type locker struct {
	streams
	lockFlags
	command string // that locks the project, for hints
	file    string
	old     *lock.File // what is there; nil where nothing is
	text    []byte     // of old
	wants   []lock.Want
	built   map[string]string // what docker compose calls images that the project builds
}

// readOld reads the lock file that is there. One that can't be understood is written anew.
func (l *locker) readOld() error {
	text, err := disk.ReadProjectFile(l.file)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	r := report.New(report.Options{Level: report.Error})
	l.text, l.old = text, lock.Decode(text, strict.Origin{File: l.file, Lines: true}, r)
	if l.old == nil && l.lockFlags.check {
		if err := r.WriteText(l.err); err != nil {
			return err
		}
		return krm.ErrRefused
	}
	return nil
}

// write looks at all images and replaces the lock file. Where one can't be looked at, the
// old file stays.
func (l *locker) write(ctx context.Context) error {
	made, err := l.look(ctx)
	if err != nil {
		return err
	}
	made.Pin = l.pin || l.old != nil && l.old.Pin && !l.unpin
	l.sayUnpinned(made)
	text, err := lock.Encode(made)
	if err != nil {
		return err
	}
	if len(text) > limit.LockBytes.Max() {
		return &limit.Exceeded{Limit: limit.LockBytes} // no build would read it
	}
	if bytes.Equal(text, l.text) {
		l.say("%s is current: %s", l.file, counted(len(made.Images), "image"))
		return nil
	}
	if err := writeFile(l.file, text); err != nil {
		return err
	}
	l.say("wrote %s: %s", l.file, counted(len(made.Images), "image"))
	return nil
}

// sayUnpinned names what --pin can't pin.
func (l *locker) sayUnpinned(made *lock.File) {
	for _, i := range made.Images {
		if made.Pin && i.Digest == "" && !l.isBuilt(i.Reference) {
			l.say("warning: %s isn't pinned, because only a registry knows its digest; --from registry asks it", i.Reference)
		}
	}
}

func (l *locker) isBuilt(reference string) bool {
	for _, w := range l.wants {
		if w.Reference == reference && w.Built {
			return true
		}
	}
	return false
}

// say writes a line for people.
func (l *locker) say(format string, values ...any) {
	fmt.Fprintf(l.err, "composesource: %s\n", show.Text(fmt.Sprintf(format, values...)))
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
