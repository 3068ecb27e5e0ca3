package limit

// Limit is a bound.
type Limit int

// The bounds, each checked before the stage that it protects.
const (
	FileBytes Limit = iota
	ProjectBytes
	Files
	Marks
	Tags
	Depth
	Entries
	Values
	Aliases
	ValueBytes
	AllValues
	Merged

	Defaults
	Dollars
	Expanded
	Variables

	Services
	Dependencies
	PortRange
	PortsOfService
	Ports
	Mounts
	OneShots
	CopiedValues
	CopiedBytes
	Served

	ObjectBytes
	AnnotationBytes
	ReadBytes
	MountedBytes
	DirectoryFiles
	Listed

	InputBytes
	Items
	ConfigBytes
	ConfigValues
	LockBytes
	Findings

	ManifestBytes
	ImageMegabytes
	ImageEntries
	ImageNames
	AccountBytes
	RegistrySeconds

	BuildFiles
	BuildBytes
	AnyFileBytes
	BuildValues
	BuildObjects
)

// Row is what is known of a limit.
type Row struct {
	Max  int
	What string // what there are too many of, as the finding says it
	Of   string // more for the page: of what, and why that many
}

// Max returns the number that is still allowed.
func (l Limit) Max() int { return rows[l].Max }

// What returns what there are too many of, as messages name it.
func (l Limit) What() string { return rows[l].What }

// Rows returns all limits, in the order in which a project meets them.
func Rows() []Row { return rows[:] }

var rows = [...]Row{
	FileBytes:    {4 << 20, "bytes in one file", "a Compose file or an env file"},
	ProjectBytes: {16 << 20, "bytes in all files", "all Compose files and env files of a project"},
	Files:        {500, "files", "Compose files and env files of a project"},
	Marks:        {300_000, "commas, colons, brackets and line breaks", "all Compose files of a project, a configuration, or an item of a ResourceList: nothing has more values than these"},
	Tags:         {100, "%TAG directives", "one YAML document"},
	Depth:        {64, "levels of nesting", "mappings and lists of a Compose file"},
	Entries:      {10_000, "entries of one list or mapping", "whatever it is a list of"},
	Values:       {100_000, "values", "a project, with aliases and `extends` expanded"},
	Aliases:      {50_000, "uses of anchors", "a project"},
	ValueBytes:   {1 << 20, "bytes in one value", "no ConfigMap holds more"},
	AllValues:    {6 << 20, "bytes in all values", "a project, with aliases expanded"},
	Merged:       {300_000, "values in services that several files merge", "a service counts with all its values for every file that changes it"},

	Defaults:  {200, "variables with a default in one value or env file", "`${A:-x}`"},
	Dollars:   {50_000, "$ in all values", "all values and env files of a project"},
	Expanded:  {16 << 20, "bytes out of variables", "what all variables of a project expand to"},
	Variables: {50_000, "variables of all services", "those of env files included, for each service that names them"},

	Services:       {5_000, "services and jobs", "a project"},
	Dependencies:   {20_000, "dependencies", "`depends_on`, `links` and whatever else waits, of all services"},
	PortRange:      {1_000, "ports in one range", "an entry of `ports`"},
	PortsOfService: {1_000, "ports of one service", "`ports` and `expose`, ranges expanded"},
	Ports:          {50_000, "ports", "a project, ranges expanded"},
	Mounts:         {20_000, "mounts", "all services of a project, with those that `volumes_from` brings"},
	OneShots:       {100, "one-shot services before one service", "each dependent runs its own copy"},
	CopiedValues:   {300_000, "values in copies of one-shot services", "a one-shot counts with all its values for every pod but the first that runs it"},
	CopiedBytes:    {6 << 20, "bytes in copies of one-shot services", "the same, for the texts"},
	Served:         {100_000, "ports of Services", "every name that something answers to is a Service, with all ports of the pods that do"},

	ObjectBytes:     {1 << 20, "bytes in a ConfigMap or Secret", "what the API server accepts"},
	AnnotationBytes: {256 << 10, "bytes in the annotations of one object", "what the API server accepts"},
	ReadBytes:       {6 << 20, "bytes of different mounted files", "a project"},
	MountedBytes:    {32 << 20, "bytes of mounted files", "a project; a file counts for every service that mounts it"},
	DirectoryFiles:  {1_000, "files of one mounted directory", "what travels in a ConfigMap"},
	Listed:          {40_000, "files in mounted directories", "files and directories of all directories that are mounted"},

	InputBytes:   {96 << 20, "bytes in a ResourceList", "what stands on stdin, and twice what kpt gets back: the next run is given all of it"},
	Items:        {100_000, "items of a ResourceList", "what stands on stdin, and what kpt gets back"},
	ConfigBytes:  {16 << 20, "bytes in the configuration", "a ComposeSource, with aliases expanded and all files of `spec.inline`, or an item of a ResourceList"},
	ConfigValues: {100_000, "keys and values", "a ComposeSource, an item of a ResourceList or another YAML document that is no Compose file, with aliases expanded"},
	LockBytes:    {4 << 20, "bytes in the lock file", "an entry has about 500"},
	Findings:     {20_000, "findings", "one run; what was found first is shown"},

	ManifestBytes:   {4 << 20, "bytes in a manifest or configuration", "an image that `lock` looks at: what registries accept"},
	ImageMegabytes:  {64_000, "megabytes in all layers", "an image that `lock` looks at, unpacked"},
	ImageEntries:    {1_000_000, "files in all layers", "an image that `lock` looks at"},
	ImageNames:      {128 << 20, "bytes in the names of files", "an image that `lock` looks at, with where links lead"},
	AccountBytes:    {1 << 20, "bytes in an account file", "`/etc/passwd` or `/etc/group` of an image that `lock` looks at"},
	RegistrySeconds: {60, "seconds without a word", "a registry that `lock` asks, or an engine"},

	BuildFiles:   {10_000, "files", "everything that Kustomize reads in one `build`"},
	BuildBytes:   {64 << 20, "bytes in all files", "everything that Kustomize reads in one `build`"},
	AnyFileBytes: {16 << 20, "bytes in one file", "whatever file it is: a larger one is not opened"},
	BuildValues:  {1_000_000, "values", "a file that Kustomize reads in a `build`, with aliases expanded"},
	BuildObjects: {1_000, "objects and patches", "one `build`: Kustomize's time grows with their square. `--max-objects` allows more"},
}
