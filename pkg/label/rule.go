package label

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// mostAlternatives bounds what a rule of ands over ors multiplies to.
const mostAlternatives = 256

// term is one matcher of a rule: Host(`example.com`), or its negation.
type term struct {
	name string
	args []string
	not  bool
}

// String writes a term as in a rule.
func (t term) String() string {
	text := t.name + "(`" + strings.Join(t.args, "`, `") + "`)"
	if t.not {
		return "!" + text
	}
	return text
}

// Rule reads a rule of a router as Traefik does, with the parser of Go
// expressions, and returns its alternatives. The matchers are those of versions 2
// and 3: https://doc.traefik.io/traefik/routing/routers/#rule.
func Rule(text string) ([]Match, error) {
	expr, err := parser.ParseExpr(text)
	if err != nil {
		return nil, fmt.Errorf("%q is no rule", text)
	}
	alternatives, err := alternatives(expr, false)
	if err != nil {
		return nil, err
	}
	var matches []Match
	for _, terms := range alternatives {
		if m, possible := newMatch(terms); possible {
			matches = append(matches, m)
		}
	}
	return distinct(matches), nil
}

// alternatives returns an expression, or its negation, as a list of which one must
// hold, each a list of which all must.
func alternatives(e ast.Expr, not bool) ([][]term, error) {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return alternatives(e.X, not)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return alternatives(e.X, !not)
		}
	case *ast.BinaryExpr:
		if e.Op != token.LAND && e.Op != token.LOR {
			break
		}
		left, err := alternatives(e.X, not)
		if err != nil {
			return nil, err
		}
		right, err := alternatives(e.Y, not)
		if err != nil {
			return nil, err
		}
		return joined(left, right, (e.Op == token.LAND) != not)
	case *ast.CallExpr:
		return matcher(e, not)
	}
	return nil, fmt.Errorf("a rule has matchers, &&, || and ! only")
}

// joined joins two lists of alternatives.
func joined(left, right [][]term, both bool) ([][]term, error) {
	if !both {
		return bounded(append(left, right...))
	}
	if len(left)*len(right) > mostAlternatives {
		return bounded(make([][]term, mostAlternatives+1))
	}
	var all [][]term
	for _, l := range left {
		for _, r := range right {
			all = append(all, append(append([]term{}, l...), r...))
		}
	}
	return all, nil
}

func bounded(all [][]term) ([][]term, error) {
	if len(all) > mostAlternatives {
		return nil, fmt.Errorf("the rule has more than %d alternatives", mostAlternatives)
	}
	return all, nil
}

// matcher reads NAME(`argument`, ...). Several arguments are alternatives, as in
// version 2, but for those of pairs.
func matcher(call *ast.CallExpr, not bool) ([][]term, error) {
	name, ok := call.Fun.(*ast.Ident)
	if !ok {
		return nil, fmt.Errorf("a rule has matchers, &&, || and ! only")
	}
	t := term{name: name.Name, not: not}
	for _, a := range call.Args {
		literal, ok := a.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return nil, fmt.Errorf("what %s matches must stand in backticks or double quotes", t.name)
		}
		value, err := strconv.Unquote(literal.Value)
		if err != nil {
			return nil, fmt.Errorf("what %s matches must stand in backticks or double quotes", t.name)
		}
		t.args = append(t.args, value)
	}
	if len(t.args) == 0 {
		return nil, fmt.Errorf("%s matches nothing", t.name)
	}
	if len(t.args) == 1 || not || t.isPair() {
		return [][]term{{t}}, nil
	}
	var all [][]term
	for _, a := range t.args {
		all = append(all, []term{{t.name, []string{a}, false}})
	}
	return bounded(all)
}

// isPair reports whether the arguments belong together.
func (t term) isPair() bool {
	name := strings.ToLower(t.name)
	return strings.HasPrefix(name, "header") || strings.HasPrefix(name, "query")
}
