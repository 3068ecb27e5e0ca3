package main

import (
	"encoding/base64"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

func TestSBOM(t *testing.T) {
	dir, path := assemble(t)
	f, err := os.Open(filepath.Join(dir, filepath.Base(path)+".cdx.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var bom cdx.BOM
	if err := cdx.NewBOMDecoder(f, cdx.BOMFileFormatJSON).Decode(&bom); err != nil {
		t.Fatal(err)
	}
	if bom.Metadata.Component.Name != "github.com/composesource/composesource/fn/release" || bom.SerialNumber != "" {
		t.Errorf("%+v", bom.Metadata.Component)
	}
	got := map[string]cdx.Component{}
	for _, c := range *bom.Components {
		got[c.Name] = c
	}
	if version := got["std"].Version; "go"+version != runtime.Version() {
		t.Errorf("standard library %s", version)
	}
	b, err := readBinary(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.info.Deps) < 3 || len(got) != len(b.info.Deps)+1 {
		t.Errorf("%d components, %d modules", len(got), len(b.info.Deps))
	}
	for _, module := range b.info.Deps {
		c := got[module.Path]
		if c.Version != module.Version || !strings.HasPrefix(c.PackageURL, "pkg:golang/"+module.Path+"@v") {
			t.Errorf("%s: %+v", module.Path, c)
			continue
		}
		sum, _ := hex.DecodeString((*c.Hashes)[0].Value)
		if "h1:"+base64.StdEncoding.EncodeToString(sum) != module.Sum {
			t.Errorf("%s: hash %v is not that of go.sum", module.Path, *c.Hashes)
		}
	}
}
