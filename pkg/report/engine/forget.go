package engine

import "slices"

// Forget takes back the findings that something else has answered, such as the
// overlay of a build. The arguments are those that filled the message and the hint.
func (r *Report) Forget(answered func(code Code, args []any) bool) {
	r.findings = slices.DeleteFunc(r.findings, func(f pending) bool { return answered(f.Code, f.args) })
}

// Any reports whether there is such a finding, by its code and its arguments.
func (r *Report) Any(is func(code Code, args []any) bool) bool {
	return slices.ContainsFunc(r.findings, func(f pending) bool { return is(f.Code, f.args) })
}

// Warned reports whether a warning was raised: what strict lets fail.
func (r *Report) Warned() bool {
	return slices.ContainsFunc(r.findings, func(f pending) bool { return f.Severity == Warning })
}
