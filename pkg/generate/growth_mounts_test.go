package generate

// mountDimensions are what containers mount.
func mountDimensions() []dimension {
	return []dimension{
		{name: "mounts below each other", least: 50, files: ofOne("    volumes: [{{'v#:/m/a#','v#:/m/a#/b',}}]\nvolumes:\n{{  v#: {}\n}}")},
		{name: "mounts of one volume", least: 50, files: ofOne("    volumes: [{{'vol:/m/a#',}}]\nvolumes: {vol: {}}")},
		{name: "anonymous volumes", least: 50, files: ofOne("    volumes: [{{/m/a#,}}]")},
		{name: "tmpfs", least: 50, files: ofOne("    tmpfs: [{{/m/a#,}}]")},
		{name: "volumes by services", least: 400, files: squared("volumes: [{{'v#:/m/a#',}}]", "volumes:\n", "  v#: {}\n")},
		{name: "volumes that two share", least: 100, files: func(n int) files {
			return file("services:\n" + all(n, "  s#: {image: x, volumes: ['v@:/a', 'v#:/b']}\n") + "volumes:\n  v0: {}\n" + all(n, "  v#: {}\n"))
		}},
		{name: "volumes that nobody mounts", least: 200, files: ofOne("volumes:\n{{  v#: {}\n}}")},
		{name: "volumes_from of one", least: 100, files: ofEach("volumes_from: [base]", "  base: {image: x, volumes: ['vol:/d']}\nvolumes: {vol: {}}\n")},
		{name: "what volumes_from brings", least: 50, files: ofOne("    volumes_from: [base]\n  base: {image: x, volumes: [{{'v#:/m/a#',}}]}\nvolumes:\n{{  v#: {}\n}}")},
		{name: "bind mounts of files", least: 50, files: beside(ofOne("    volumes: [{{'./f#:/f#:ro',}}]"), "f#", "a\n")},
		{name: "bind mounts of directories", least: 50, files: beside(ofOne("    volumes: [{{'./d#:/d#:ro',}}]"), "d#/f", "a\n")},
		{name: "bind mounts of nothing", least: 50, files: ofOne("    volumes: [{{'./d#:/m/a#',}}]")},
		{name: "files of a directory", least: 60, files: beside(ofOne("    volumes: ['./d:/d:ro']"), "d/f#", "a\n")},
		{name: "lines of a file", least: 10_000, files: beside(ofOne("    volumes: ['./f:/f:ro']"), "f", "a b\n")},
		{name: "configs", least: 100, files: ofOne("    configs: [{{c#,}}]\nconfigs:\n{{  c#: {content: 'a#'}\n}}")},
		{name: "configs by services", least: 400, files: squared("configs: [{{c#,}}]", "configs:\n", "  c#: {content: 'a#'}\n")},
	}
}
