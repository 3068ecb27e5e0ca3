package rootfs

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/composesource/composesource/pkg/limit"
)

// layer is a tar file of lines: "d path uid:gid mode", "f path uid:gid mode content",
// "l path target", "h path target uid:gid mode", "c path" (a device).
func layer(t testing.TB, lines string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for line := range strings.Lines(lines) {
		words := append(strings.Fields(line), "", "", "", "", "")
		if words[0] == "" {
			continue
		}
		h := tar.Header{Name: words[1], Mode: 0o644, Typeflag: map[string]byte{"d": tar.TypeDir, "f": tar.TypeReg, "l": tar.TypeSymlink, "h": tar.TypeLink, "c": tar.TypeChar}[words[0]]}
		if words[0] == "l" || words[0] == "h" {
			h.Linkname = words[2]
			words = slices.Delete(words, 2, 3)
		}
		fmt.Sscanf(words[2], "%d:%d", &h.Uid, &h.Gid)
		fmt.Sscanf(words[3], "%o", &h.Mode)
		if h.Typeflag == tar.TypeReg {
			h.Size = int64(len(words[4]))
		}
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg {
			if _, err := w.Write([]byte(words[4])); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func apply(t testing.TB, layers ...string) (*Files, error) {
	t.Helper()
	f := New(NewBudget(100))
	for _, l := range layers {
		f.Begin()
		if err := Read(f.Budget.Reader(bytes.NewReader(layer(t, l))), f.Budget, f.Apply); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Each case is layers, and what is at paths of the image afterwards: "-" is nothing,
// "empty" and "full" are directories, "file" has something in it.
func TestLayers(t *testing.T) {
	for _, test := range []struct {
		name   string
		layers []string
		want   string
	}{
		{"a directory without files is empty", []string{"d data 1:2 1777"}, "/data empty 1:2 1777, /data/x -, / full 0:0 755"},
		{"a directory that nobody wrote down is root's", []string{"f a/b/c 1:1 600 x"}, "/a full 0:0 755, /a/b full 0:0 755, /a/b/c file 1:1 600"},
		{"names are absolute or not", []string{"f /etc/a 0:0 644 x\nf ./etc/b 0:0 644 x\nf //etc/../etc/c 0:0 644 x"}, "/etc/a file 0:0 644, /etc/b file 0:0 644, /etc/c file 0:0 644"},
		{"the last of two is it", []string{"f a 1:1 600 x\nf a 2:2 644 y"}, "/a file 2:2 644"},
		{"a directory keeps its files and gets the later mode", []string{"d a 1:1 700\nf a/b 0:0 644 x", "d a 2:2 755"}, "/a full 2:2 755"},
		{"a file takes the place of a directory", []string{"f a/b 0:0 644 x", "f a 0:0 644 y"}, "/a file 0:0 644, /a/b -"},
		{"a file below a file", []string{"f a 0:0 644 x", "f a/b 0:0 644 y"}, "error a layer has a file below \"a\": something on the way to it is no directory"},
		{"a whiteout removes what is below", []string{"f a/b 0:0 644 x\nf a/c/d 0:0 644 x", "f a/.wh.b 0:0 0\nf a/.wh.c 0:0 0"}, "/a empty 0:0 755"},
		{"a whiteout of what isn't there", []string{"d a 0:0 755", "f a/.wh.b 0:0 0\nf n/.wh.b 0:0 0"}, "/a empty 0:0 755, /n -"},
		{"an opaque directory keeps its own layer's files only", []string{"f a/old 0:0 644 x", "f a/new 0:0 644 x\nf a/.wh..wh..opq 0:0 0"}, "/a/old -, /a/new file 0:0 644"},
		{"names of storage drivers are nothing", []string{"f .wh..wh.plnk/1 0:0 0\nf a/.wh..wh.orph 0:0 0\nd a 0:0 755\nf .wh..wh.aufs 0:0 0"}, "/.wh..wh.aufs -, /.wh..wh.plnk -, /a empty 0:0 755"},
		{"links inside of the image", []string{"d usr/bin 0:0 755\nl bin usr/bin\nl var/run /run\nd run/app 7:8 750\nf usr/bin/x 0:0 755 x"},
			"/bin/x file 0:0 755, /var/run/app empty 7:8 750"},
		{"a link that leaves ends at the root", []string{"l a ../../../etc\nf etc/x 0:0 644 x"}, "/a/x file 0:0 644"},
		{"links in circles and to nowhere", []string{"l a b\nl b a\nl c nowhere"}, "/a -, /a/x -, /c -"},
		{"a file below a link lands where the link leads", []string{"d usr/bin 0:0 755\nl bin usr/bin", "f bin/tool 0:0 755 x"}, "/usr/bin/tool file 0:0 755, /bin/tool file 0:0 755"},
		{"a directory takes the place of a link", []string{"d usr/bin 0:0 755\nl bin usr/bin\nf usr/bin/x 0:0 755 x", "d bin 0:0 755"}, "/bin empty 0:0 755, /usr/bin/x file 0:0 755"},
		{"a hard link is the file", []string{"f a 1:1 644 x\nh b a 3:4 755", "f .wh.a 0:0 0\nh d/c b 5:6 700"}, "/a -, /b file 5:6 700, /d/c file 5:6 700"},
		{"a device is no file that runs", []string{"c dev/null 0:0 666"}, "/dev/null file 0:0 666"},
		{"a path that leads out", []string{"f ../x 0:0 644 x"}, `error a layer has the path "../x", which leads out of the image`},
		{"an absolute path that leads out", []string{"f /../x 0:0 644 x"}, `error a layer has the path "/../x", which leads out of the image`},
		{"a hard link that leads out", []string{"h x ../../etc/passwd"}, `error a layer has the path "x", which leads out of the image`},
		{"a hard link to nothing", []string{"h x y"}, `error a layer has the hard link "x" to "y", which isn't there`},
		{"a hard link to a directory", []string{"d y 0:0 755\nh x y"}, `error a layer has the hard link "x" to a directory`},
		{"a name that is too long", []string{"f " + strings.Repeat("n", 256) + " 0:0 644 x"}, `error a layer has a path that no Linux can have: "` + strings.Repeat("n", 100) + `..."`},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := apply(t, test.layers...)
			if err != nil {
				if "error "+err.Error() != test.want {
					t.Fatalf("%v, want %s", err, test.want)
				}
				return
			}
			for _, line := range strings.Split(test.want, ", ") {
				path, want, _ := strings.Cut(line, " ")
				if got := described(f, path); got != want {
					t.Errorf("%s is %q, want %q", path, got, want)
				}
			}
		})
	}
}

func described(f *Files, path string) string {
	i, ok := f.Stat(path)
	if !ok {
		return "-"
	}
	kind := "file"
	switch {
	case i.IsDir && i.IsEmpty:
		kind = "empty"
	case i.IsDir:
		kind = "full"
	}
	return fmt.Sprintf("%s %d:%d %o", kind, i.UID, i.GID, i.Mode)
}

func TestRuns(t *testing.T) {
	f, err := apply(t, "f usr/bin/busybox 0:0 755 x\nl bin /usr/bin\nl usr/bin/sh busybox\nl usr/bin/cp gone\nf usr/bin/mine 0:0 700 x\nf usr/bin/plain 0:0 644 x\nf usr/bin/none 0:0 755\nc usr/bin/dev 0:0 755\nd usr/bin/dir 0:0 755\nh usr/bin/chown usr/bin/busybox 0:0 755")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"sh": true, "chown": true, "busybox": true, "cp": false, "mine": false, "plain": false, "none": false, "dev": false, "dir": false, "missing": false} {
		if f.Runs("/bin/"+name) != want {
			t.Errorf("%s runs: %v", name, !want)
		}
	}
}

// Nix has /etc/passwd as a link to a file of that name.
func TestAccounts(t *testing.T) {
	f, err := apply(t, "f nix/store/1-nss/etc/passwd 0:0 444 root:x:0:0:::\nl etc/passwd /nix/store/1-nss/etc/passwd\nd etc/group 0:0 755")
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Accounts("/etc/passwd"); got != "root:x:0:0:::" {
		t.Errorf("/etc/passwd holds %q", got)
	}
	if got := f.Accounts("/etc/group") + f.Accounts("/etc/none"); got != "" {
		t.Errorf("what is no file holds %q", got)
	}
}

// What is too much is refused while it is read, whatever it is too much of.
func TestBudget(t *testing.T) {
	text := layer(t, "d a 0:0 755\nf a/b 0:0 644 x\nf a/c 0:0 644 y\n")
	for _, test := range []struct {
		budget Budget
		want   limit.Limit
	}{
		{Budget{bytes: 1000, entries: 10, names: 100}, limit.ImageMegabytes},
		{Budget{bytes: 1 << 20, entries: 2, names: 100}, limit.ImageEntries},
		{Budget{bytes: 1 << 20, entries: 10, names: 3}, limit.ImageNames},
	} {
		b := test.budget
		err := Read(b.Reader(bytes.NewReader(text)), &b, New(&b).Apply)
		var exceeded *limit.Exceeded
		if !errors.As(err, &exceeded) || exceeded.Limit != test.want {
			t.Errorf("%+v: %v, want %s", test.budget, err, test.want.What())
		}
	}
	b := Budget{bytes: 1 << 20, entries: 3, names: 100} // directories that nobody wrote down count
	if err := Read(bytes.NewReader(layer(t, "f a/b/c/d 0:0 644 x")), &b, New(&b).Apply); err == nil {
		t.Error("directories are free")
	}
	if _, err := apply(t, "f passwd 0:0 644 "+strings.Repeat("x", limit.AccountBytes.Max()+1)); err == nil || !strings.Contains(err.Error(), "bytes in an account file") {
		t.Errorf("a large account file: %v", err)
	}
}

// FuzzLayer reads anything as a layer: it may be refused, and that is all.
func FuzzLayer(f *testing.F) {
	f.Add(layer(f, "d a 0:0 755\nl b a\nh c a/d\nf b/x 1:1 644 x\nf a/.wh..wh..opq 0:0 0"))
	f.Add(layer(f, "l a b\nl b ../a/../b\nf a/x 0:0 644 y"))
	f.Fuzz(func(t *testing.T, text []byte) {
		b := NewBudget(100)
		files := New(b)
		files.Begin()
		if Read(b.Reader(bytes.NewReader(text)), b, files.Apply) == nil {
			files.Stat("/a/b")
			files.Runs("/bin/sh")
		}
	})
}
