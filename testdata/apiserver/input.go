package main

import (
	"io"
	"os"

	"golang.org/x/tools/txtar"
)

// readInputs reads the named files, or without names a txtar archive from stdin.
func readInputs(paths []string, stdin io.Reader) ([]txtar.File, error) {
	if len(paths) == 0 {
		data, err := io.ReadAll(stdin)
		if err != nil {
			return nil, err
		}
		return txtar.Parse(data).Files, nil
	}
	var inputs []txtar.File
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, txtar.File{Name: path, Data: data})
	}
	return inputs, nil
}
