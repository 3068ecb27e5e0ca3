package emit

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// TestPagesHoldWhatOneBufferWouldHold writes objects of several pages, one of them
// larger than a page.
func TestPagesHoldWhatOneBufferWouldHold(t *testing.T) {
	objects := many(500)
	objects = append(objects, &corev1.ConfigMap{
		TypeMeta: metav1.TypeMeta{Kind: "ConfigMap", APIVersion: "v1"},
		Data:     map[string]string{"large": strings.Repeat("text\n", pageSize)},
	})
	var want strings.Builder
	for i, o := range InOrder(objects) {
		if i > 0 {
			want.WriteString("---\n")
		}
		want.WriteString(write(t, []Object{o}))
	}
	if got := write(t, objects); got != want.String() {
		t.Errorf("%d bytes instead of %d, or others", len(got), want.Len())
	}
}

// full is a disk with room for some writes.
type full struct{ room int }

var errFull = errors.New("no space left on device")

func (f *full) Write(p []byte) (int, error) {
	if f.room--; f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestThePageThatCanNotBeWrittenIsTold(t *testing.T) {
	objects := many(500)
	pages := len(write(t, objects)) / pageSize
	for room := range pages {
		if err := Write(&full{room}, objects); !errors.Is(err, errFull) {
			t.Errorf("with room for %d pages of %d: %v", room, pages, err)
		}
	}
}

// TestItemsOfOthersStandWhereTheyWereWritten writes what fills pages between objects.
func TestItemsOfOthersStandWhereTheyWereWritten(t *testing.T) {
	other := "- " + strings.Repeat("x", pageSize) + "\n"
	l := NewList(4)
	for i, o := range many(2) {
		if err := l.Object(o); err != nil {
			t.Fatal(i, err)
		}
		l.WriteString(other)
	}
	var out bytes.Buffer
	if err := l.End(&out); err != nil {
		t.Fatal(err)
	}
	first, second, third := strings.Index(out.String(), "service-00000"), strings.Index(out.String(), other), strings.Index(out.String(), "service-00001")
	if first < 0 || second < first || third < second || !strings.HasSuffix(out.String(), other) {
		t.Errorf("the objects stand at %d and %d, and the item between at %d", first, third, second)
	}
}
