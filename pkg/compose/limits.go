package compose

// Bounds on what is read, each checked before the stage that it protects. They
// are at least ten times what the largest projects in the open need; a file
// that reaches one is broken or hostile.
const (
	maxFileBytes    = 4 << 20  // of one Compose file or env file
	maxTotalBytes   = 16 << 20 // of all files of a project
	maxFiles        = 500      // Compose files and env files of a project
	maxDepth        = 64       // nesting of mappings and sequences
	maxMarks        = 500_000  // commas, colons, brackets and line breaks of one Compose file: as many values at most
	maxNodes        = 200_000  // values of a project, aliases and extends expanded
	maxVariables    = 50_000   // variables of all services, those of env files included
	maxAliases      = 50_000   // uses of anchors in a project
	maxAllValues    = 6 << 20  // bytes in all values of a project, aliases expanded
	maxValueBytes   = 1 << 20  // of one value; no ConfigMap holds more
	maxDefaults     = 200      // variables with a default in one value or env file
	maxAllDollars   = 50_000   // $ in all values of a project
	maxExpanded     = 16 << 20 // bytes that variables expand to in a project
	maxPortRange    = 1_000    // ports that one entry expands to
	maxPorts        = 50_000   // ports of a project
	maxServices     = 10_000   // services and jobs of a project
	maxDependencies = 100_000  // depends_on entries of a project
)
