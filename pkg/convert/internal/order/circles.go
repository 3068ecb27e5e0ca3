package order

import (
	"github.com/composesource/composesource/pkg/convert/internal/pods"
	"github.com/composesource/composesource/pkg/report"
)

// refuseCircles finds pods that would wait for each other. Compose has no
// circles, but services that share a pod wait together.
func (l planner) refuseCircles() {
	const open, done = 1, 2
	state := map[*pods.Pod]int{}
	var visit func(pod *pods.Pod)
	visit = func(pod *pods.Pod) {
		state[pod] = open
		for _, u := range pod.Starting() {
			for _, target := range l.waits[u] {
				switch other := l.pods.Of(target); {
				case other == pod: // a sidecar of this pod, which starts before the one-shot
				case state[other] == open:
					u.SayUnit(report.WaitCycle, u.Name, target.Name)
				case state[other] == 0:
					visit(other)
				}
			}
		}
		state[pod] = done
	}
	for _, pod := range l.pods.All {
		if state[pod] == 0 {
			visit(pod)
		}
	}
}
