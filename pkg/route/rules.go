package route

import (
	"encoding/json"

	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	"github.com/composesource/composesource/pkg/label"
)

// rules returns the rules of an alternative: where a prefix is taken off that only
// some of its paths have, these get a rule of their own.
func (m *maker) rules(p *plan, match label.Match) []gatewayv1.HTTPRouteRule {
	var all []gatewayv1.HTTPRouteRule
	for _, part := range split(p.Steps, match) {
		rule := gatewayv1.HTTPRouteRule{Matches: []gatewayv1.HTTPRouteMatch{httpMatch(part)}}
		var redirected bool
		rule.Filters, redirected = m.filters(p, part)
		if !redirected {
			rule.BackendRefs = backends(p.Backends)
		}
		all = append(all, rule)
	}
	return all
}

func backends(list []Backend) []gatewayv1.HTTPBackendRef {
	var all []gatewayv1.HTTPBackendRef
	for _, b := range list {
		ref := gatewayv1.HTTPBackendRef{}
		ref.Name, ref.Port = gatewayv1.ObjectName(b.Service), &b.Port
		if len(list) > 1 {
			weight := int32(max(1, min(b.Weight, 1_000_000)))
			ref.Weight = &weight
		}
		all = append(all, ref)
	}
	return all
}

func httpMatch(match label.Match) gatewayv1.HTTPRouteMatch {
	kind, value := gatewayv1.PathMatchPathPrefix, path(match)
	if match.Exact {
		kind = gatewayv1.PathMatchExact
	}
	result := gatewayv1.HTTPRouteMatch{Path: &gatewayv1.HTTPPathMatch{Type: &kind, Value: &value}}
	if match.Method != "" {
		method := gatewayv1.HTTPMethod(match.Method)
		result.Method = &method
	}
	for _, h := range match.Headers {
		result.Headers = append(result.Headers, gatewayv1.HTTPHeaderMatch{Name: gatewayv1.HTTPHeaderName(h.Name), Value: h.Value})
	}
	for _, q := range match.Queries {
		result.QueryParams = append(result.QueryParams, gatewayv1.HTTPQueryParamMatch{Name: gatewayv1.HTTPHeaderName(q.Name), Value: q.Value})
	}
	return result
}

// text writes something for a comparison.
func text(v any) string {
	b, _ := json.Marshal(v) // the types of the API always have a form in JSON
	return string(b)
}
