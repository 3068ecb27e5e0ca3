package report

// The codes of the loader.
const (
	NoComposeFile       Code = "no-compose-file"
	SeveralComposeFiles Code = "several-compose-files"
	NoService           Code = "no-service"
	EmptyComposeFile    Code = "empty-compose-file"
	FileMissing         Code = "file-missing"
	FileUnreadable      Code = "file-unreadable"
	FileNotRegular      Code = "file-not-regular"
	FileOutside         Code = "file-outside"
	FileRemote          Code = "file-remote"
	LimitExceeded       Code = "limit-exceeded"
	IncludeCycle        Code = "include-cycle"
	IncludeSyntax       Code = "include-syntax"
	ExtendsCycle        Code = "extends-cycle"
	ExtendsUndefined    Code = "extends-undefined"
	ExtendsSyntax       Code = "extends-syntax"
	MergeConflict       Code = "merge-conflict"
	YAMLAnchor          Code = "yaml-anchor"
	YAMLSyntax          Code = "yaml-syntax"
	YAMLTab             Code = "yaml-tab"
	YAMLQuote           Code = "yaml-quote"
	YAMLBracket         Code = "yaml-bracket"
	YAMLValue           Code = "yaml-value"
	NotAMapping         Code = "not-a-mapping"
	KeyNotText          Code = "key-not-text"
	DuplicateKey        Code = "duplicate-key"
	AnchorCycle         Code = "anchor-cycle"
	MergeKey            Code = "merge-key"
	VersionObsolete     Code = "version-obsolete"
	VariableUnset       Code = "variable-unset"
	VariableRequired    Code = "variable-required"
	VariableSyntax      Code = "variable-syntax"
	BooleanWord         Code = "boolean-word"
	EnvironmentUnset    Code = "environment-unset"
	ContentUnset        Code = "content-unset"
	EnvFileKey          Code = "env-file-key"
	EnvFileQuote        Code = "env-file-quote"
	ValueInvalid        Code = "value-invalid"
	UnknownAttribute    Code = "unknown-attribute"
	MissingAttribute    Code = "missing-attribute"
	DuplicateItem       Code = "duplicate-item"
	ValueCoerced        Code = "value-coerced"
	ModeDecimal         Code = "mode-decimal"
	CommandOperator     Code = "command-operator"
	DuplicateEntry      Code = "duplicate-entry"
	PortSyntax          Code = "port-syntax"
	VolumeSyntax        Code = "volume-syntax"
	VolumeOneLetter     Code = "volume-one-letter"
	DeviceSyntax        Code = "device-syntax"
	PairSyntax          Code = "pair-syntax"
	BindWithoutSource   Code = "bind-without-source"
	ExternalName        Code = "external-name"
	ProjectName         Code = "project-name"
	NoProjectName       Code = "no-project-name"
	NoImage             Code = "no-image"
	UndefinedReference  Code = "undefined-reference"
	DependencyInactive  Code = "dependency-inactive"
	DependsOnJob        Code = "depends-on-job"
	DependencyCycle     Code = "dependency-cycle"
	NameTwice           Code = "name-twice"
	ContainerNameTaken  Code = "container-name-taken"
	ContainerNameScaled Code = "container-name-scaled"
	Exclusive           Code = "exclusive"
	DistinctValues      Code = "distinct-values"
	ExternalWith        Code = "external-with"
	NoContent           Code = "no-content"
	TargetTaken         Code = "target-taken"
	NotBuildable        Code = "not-buildable"
	PlatformNotBuilt    Code = "platform-not-built"
	ProfileInactive     Code = "profile-inactive"
)

// loadCodes are what is wrong with the files of a project, from the file system
// to a project whose parts fit together.
var loadCodes = concat(fileCodes, syntaxCodes, variableCodes, attributeCodes, referenceCodes)

func concat(lists ...[]Row) []Row {
	var all []Row
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}
