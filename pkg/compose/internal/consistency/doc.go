// Package consistency checks what the schema can't: references, names, cycles, and
// settings that exclude each other. It raises findings and changes nothing.
package consistency
