package generate

// fileDimensions are the files of a project, and what stands in them.
func fileDimensions() []dimension {
	return []dimension{
		{name: "env files", least: 25, files: beside(ofOne("    env_file: [{{e#.env,}}]"), "e#.env", "A#=x\n")},
		{name: "env files by services", least: 400, files: beside(squared("env_file: [{{e#.env,}}]", "", ""), "e#.env", "A#=x\n")},
		{name: "lines of .env", least: 500, files: beside(ofOne("    environment:\n{{      A#: '${B#}'\n}}"), ".env", "B#=x\n")},
		{name: "references in .env", least: 500, files: beside(ofOne("    environment: {A: $B1}"), ".env", "B#=$B1\n")},
		{name: "references in an env file", least: 500, files: beside(ofOne("    env_file: e"), "e", "B#=$B1\n")},
		{name: "extends of files", least: 25, files: beside(func(n int) files {
			return file("services:\n" + all(n, "  s#: {extends: {file: f#.yaml, service: s}}\n"))
		}, "f#.yaml", "services: {s: {image: x}}\n")},
		{name: "extends of one file", least: 25, files: func(n int) files {
			return files{"compose.yaml": "services:\n" + all(n, "  s#: {extends: {file: f.yaml, service: s#}}\n"), "f.yaml": "services:\n" + all(n, "  s#: {image: x}\n")}
		}},
		{name: "instructions of one stage", least: 60, files: func(n int) files {
			return files{"compose.yaml": "services: {web: {build: .}}\n", "Dockerfile": "FROM x\n" + all(n, "RUN a#\nENV A#=b$A@\nARG B#=c$B@\n")}
		}},
		{name: "stages of stages", least: 6, files: func(n int) files {
			return files{"compose.yaml": "services: {web: {build: .}}\n", "Dockerfile": "FROM x AS s0\n" + all(n, "FROM s@ AS s#\nUSER u#\nENV A#=b\n")}
		}},
		{name: "services with one Dockerfile", least: 100, files: func(n int) files {
			return files{"compose.yaml": "services:\n" + all(n, "  s#: {build: .}\n"), "Dockerfile": "FROM x\nUSER 1\nEXPOSE 80\n"}
		}},
	}
}
