package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"os"
	"runtime/debug"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// writeSBOM writes the software bill of materials in CycloneDX's JSON: the
// modules that the binary is linked from, and Go's standard library.
func (b *binary) writeSBOM(path string) error {
	text, err := b.sbomText()
	if err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

func (b *binary) sbomText() (json.RawMessage, error) {
	var text bytes.Buffer
	err := cdx.NewBOMEncoder(&text, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(b.sbom(), cdx.SpecVersion1_6)
	return text.Bytes(), err
}

func (b *binary) sbom() *cdx.BOM {
	main := component(cdx.ComponentTypeApplication, &debug.Module{Path: b.info.Main.Path, Version: b.version()})
	if revision := b.setting("vcs.revision"); revision != "" {
		main.Properties = &[]cdx.Property{{Name: "vcs.revision", Value: revision}}
	}
	std := strings.TrimPrefix(b.info.GoVersion, "go")
	components := []cdx.Component{component(cdx.ComponentTypeLibrary, &debug.Module{Path: "std", Version: std})}
	for _, module := range b.info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		components = append(components, component(cdx.ComponentTypeLibrary, module))
	}
	bom := cdx.NewBOM() // no serial number: it would differ at every run
	bom.Metadata = &cdx.Metadata{Timestamp: b.created.Format(time.RFC3339), Component: &main}
	bom.Components = &components
	return bom
}

// component describes a module. Its hash is that of the module's zip file, as in
// go.sum.
func component(kind cdx.ComponentType, module *debug.Module) cdx.Component {
	purl := "pkg:golang/" + module.Path
	if module.Version != "" {
		purl += "@" + url.QueryEscape(module.Version)
	}
	c := cdx.Component{BOMRef: purl, Type: kind, Name: module.Path, Version: module.Version, PackageURL: purl}
	if sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(module.Sum, "h1:")); err == nil && len(sum) > 0 {
		c.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: hex.EncodeToString(sum)}}
	}
	return c
}
