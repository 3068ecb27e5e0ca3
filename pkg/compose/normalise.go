package compose

import (
	"path"
	"strings"

	"github.com/compose-spec/compose-go/v2/types"
)

// normalise adds what Compose implies to the typed project: the default
// network, the dependencies of links and shared namespaces, the Dockerfile. It
// is compose-go's loader.Normalize without the names of resources, which need
// no project prefix here. The tree keeps what the user wrote.
func (l *loader) normalise(p *typed) {
	usesDefault, byDefault := false, map[string]*types.ServiceNetworkConfig{"default": nil} // shared: nobody writes to it
	for _, services := range []Services{p.Services, p.DisabledServices} {
		for _, s := range services {
			if s.Provider == nil && s.NetworkMode == "" {
				if len(s.Networks) == 0 {
					joinDefault(s.PreStart)
				}
				s.Networks = networksOf(s.Networks, byDefault, &usesDefault)
			}
			l.normaliseContainer(&s.ContainerSpec, &s.WorkloadSpec)
			s.DependsOn = implied(s.DependsOn, s.Links, &s.ContainerSpec)
		}
	}
	for _, jobs := range []types.Jobs{p.Jobs, p.DisabledJobs} {
		for name, j := range jobs {
			if j.NetworkMode == "" {
				j.Networks = networksOf(j.Networks, byDefault, &usesDefault)
			}
			l.normaliseContainer(&j.ContainerSpec, &j.WorkloadSpec)
			j.DependsOn = implied(j.DependsOn, nil, &j.ContainerSpec)
			jobs[name] = j
		}
	}
	if _, ok := p.Networks["default"]; !ok && usesDefault {
		if p.Networks == nil {
			p.Networks = types.Networks{}
		}
		p.Networks["default"] = types.NetworkConfig{}
	}
}

func networksOf(networks, byDefault map[string]*types.ServiceNetworkConfig, usesDefault *bool) map[string]*types.ServiceNetworkConfig {
	if len(networks) == 0 {
		networks = byDefault
	}
	if _, ok := networks["default"]; ok {
		*usesDefault = true
	}
	return networks
}

// joinDefault lets hooks inherit the default network of their service.
func joinDefault(hooks []types.PreStartHook) {
	for i := range hooks {
		if hooks[i].Networks == nil {
			hooks[i].Networks = map[string]*types.ServiceNetworkConfig{}
		}
		hooks[i].Networks["default"] = nil
	}
}

func (l *loader) normaliseContainer(c *types.ContainerSpec, w *types.WorkloadSpec) {
	if c.PullPolicy == types.PullPolicyIfNotPresent {
		c.PullPolicy = types.PullPolicyMissing
	}
	if w.Build != nil {
		if w.Build.Dockerfile == "" && w.Build.DockerfileInline == "" {
			w.Build.Dockerfile = "Dockerfile"
		}
		w.Build.Args = w.Build.Args.Resolve(types.Mapping(l.projectVars).Resolve).RemoveEmpty()
	}
	for i, v := range c.Volumes {
		if v.Target != "" {
			c.Volumes[i].Target = path.Clean(v.Target)
		}
	}
}

// implied adds the services that a container can't start without.
func implied(dependsOn types.DependsOnConfig, links []string, c *types.ContainerSpec) types.DependsOnConfig {
	add := func(service string, restart bool) {
		if _, ok := dependsOn[service]; ok {
			return
		}
		if dependsOn == nil {
			dependsOn = types.DependsOnConfig{}
		}
		dependsOn[service] = types.ServiceDependency{Condition: types.ServiceConditionStarted, Restart: restart, Required: true}
	}
	for _, link := range links {
		if service, _, ok := strings.Cut(link, ":"); ok && strings.Count(link, ":") == 1 {
			link = service
		}
		add(link, true)
	}
	for _, namespace := range []string{c.NetworkMode, c.Ipc, c.Pid, c.Uts, c.Cgroup} {
		if service, ok := strings.CutPrefix(namespace, types.ServicePrefix); ok {
			add(service, true)
		}
	}
	for _, from := range c.VolumesFrom {
		if service, _, _ := strings.Cut(from, ":"); !strings.HasPrefix(from, types.ContainerPrefix) {
			add(service, false)
		}
	}
	return dependsOn
}
