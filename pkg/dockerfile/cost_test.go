package dockerfile

import (
	"strings"
	"testing"
)

// BenchmarkRead reads the largest Dockerfiles that are read at all, of the lines that
// cost most.
func BenchmarkRead(b *testing.B) {
	for name, line := range map[string]string{
		"variables": "ENV A=$A B=$B\n", "copies": "COPY a b /c/\n", "ports": "EXPOSE 1\n", "stages": "FROM a\n", "words": "RUN x \\\n",
		"substitutions": "ENV A=${A:-${B:-${C:-x}}}\n", "volumes": "VOLUME /v\n", "heredocs": "RUN <<E\nE\n",
	} {
		content := "FROM a\n" + strings.Repeat(line, (64<<10)/len(line))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				_, _ = Read(content, Options{At: in("Dockerfile")})
			}
		})
	}
}
