package compose

import (
	"errors"
	"strconv"
	"strings"

	"github.com/composesource/composesource/pkg/compose/internal/tree"
)

// cast is the conversion that Compose applies to text at a path.
type cast struct {
	do   func(string) (any, error)
	want string // the type, for the message
}

// newCasts returns compose-go's table of conversions, which a test compares with
// this one. Its package loader, which has the table, compiles JSON Schemas when a
// program starts: that took as long as all the rest.
func newCasts() *tree.Rules[cast] {
	casts := &tree.Rules[cast]{}
	add := func(c cast, prefixes []string, attributes ...string) {
		for _, prefix := range prefixes {
			for _, attribute := range attributes {
				casts.Add(prefix+attribute, c)
			}
		}
	}
	boolean, integer := cast{toBoolean, "true or false"}, cast{toInt, "a number"}
	long, float := cast{toInt64, "a number"}, cast{toFloat, "a number"}

	containers := []string{"services.*.", "jobs.*.", "services.*.pre_start.*."}
	add(long, containers, "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "oom_score_adj", "pids_limit")
	add(float, containers, "cpu_percent")
	add(cast{toFloat32, "a number"}, containers, "cpus")
	add(cast{toUmask, "a number"}, containers, "umask")
	add(integer, containers, "ulimits.*", "ulimits.*.hard", "ulimits.*.soft")
	add(boolean, containers, "init", "networks.*.use_service_name_alias", "oom_kill_disable", "privileged", "read_only",
		"volumes.[].read_only", "volumes.[].volume.nocopy")

	workloads := []string{"services.*.", "jobs.*."}
	add(boolean, workloads, "depends_on.*.required", "depends_on.*.restart", "healthcheck.disable", "stdin_open", "tty")
	add(integer, workloads, "healthcheck.retries", "ports.[].target")

	services := []string{"services.*."}
	add(integer, services, "deploy.replicas", "deploy.update_config.parallelism", "deploy.rollback_config.parallelism",
		"deploy.restart_policy.max_attempts", "deploy.placement.max_replicas_per_node", "scale")
	add(float, services, "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio")

	add(boolean, []string{"networks.*.", "volumes.*.", "secrets.*.", "configs.*."}, "external")
	add(boolean, []string{"networks.*."}, "internal", "attachable", "enable_ipv4", "enable_ipv6")
	return casts
}

func toInt(s string) (any, error)   { return strconv.Atoi(s) }
func toInt64(s string) (any, error) { return strconv.ParseInt(s, 10, 64) }
func toFloat(s string) (any, error) { return strconv.ParseFloat(s, 64) }

func toFloat32(s string) (any, error) {
	f, err := strconv.ParseFloat(s, 32)
	return float32(f), err
}

// toUmask reads 077 and 0o77 as octal, as YAML does.
func toUmask(s string) (any, error) { return strconv.ParseUint(s, 0, 32) }

// toBoolean knows no words of YAML 1.1; see booleans.
func toBoolean(s string) (any, error) {
	if !strings.EqualFold(s, "true") && !strings.EqualFold(s, "false") {
		return nil, errors.New("not a boolean")
	}
	return strings.EqualFold(s, "true"), nil
}
