package look

import (
	"encoding/json"
	"errors"

	image "github.com/moby/docker-image-spec/specs-go/v1"

	v1 "github.com/google/go-containerregistry/pkg/v1"
)

// parseConfig reads the configuration of an image.
func parseConfig(text []byte) (*image.DockerOCIImage, error) {
	var c image.DockerOCIImage
	if err := json.Unmarshal(text, &c); err != nil {
		return nil, errors.New("its configuration is no JSON of an image")
	}
	if c.OS == "" || c.Architecture == "" || c.RootFS.Type != "layers" {
		return nil, errors.New("it is no image of a container: its configuration names no platform or no layers")
	}
	return &c, nil
}

func platformOf(c *image.DockerOCIImage) v1.Platform {
	return normal(v1.Platform{OS: c.OS, Architecture: c.Architecture, Variant: c.Variant})
}
