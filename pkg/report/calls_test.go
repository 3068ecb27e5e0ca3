package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryCallGivesTheArgumentsOfItsCode reads the program: whatever takes a code and
// arguments must get as many as the row of the code names, and no text where a number
// stands.
func TestEveryCallGivesTheArgumentsOfItsCode(t *testing.T) {
	files := sources(t)
	takers := map[string][]taker{}
	for _, file := range files {
		ast.Inspect(file.tree, func(n ast.Node) bool {
			name, f, body := function(n)
			if taker, ok := takesCode(f, body); ok {
				takers[name] = append(takers[name], taker)
			}
			return true
		})
	}
	rows := rowsByConstant(t)
	seen := map[Code]bool{}
	for _, file := range files {
		ast.Inspect(file.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || call.Ellipsis.IsValid() || takers[called(call)] == nil {
				return true
			}
			i := slices.IndexFunc(call.Args, func(arg ast.Expr) bool { return rows[constantOf(arg)].Code != "" })
			if i < 0 {
				return true
			}
			row := rows[constantOf(call.Args[i])]
			seen[row.Code] = true
			checkCall(t, file.set.Position(call.Pos()), row, call.Args[i+1:], takers[called(call)])
			return true
		})
	}
	if len(seen) < len(Rows())/2 {
		t.Errorf("calls of %d codes only were found: they are not written any more as they were", len(seen))
	}
}

// checkCall holds a call against those functions that may be called.
func checkCall(t *testing.T, at token.Position, row Row, args []ast.Expr, takers []taker) {
	t.Helper()
	want := row.Arguments()
	i := slices.IndexFunc(takers, func(f taker) bool { return len(args)-f.skips+f.adds == len(want) })
	if i < 0 {
		t.Errorf("%s: %s has %d arguments (%s), and is given others", at, row.Code, len(want), row.Args)
		return
	}
	for j, arg := range args[takers[i].skips:] {
		if w := want[takers[i].adds+j]; w.Type != "" && isText(arg) {
			t.Errorf("%s: %s of %s is of type %s, and given a text", at, w.Name, row.Code, w.Type)
		}
	}
}

// isText reports whether an expression is certainly a text.
func isText(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return isText(e.X) || isText(e.Y)
	case *ast.CallExpr:
		return slices.Contains([]string{"Sprint", "Sprintf", "Join", "String", "string"}, called(e))
	}
	return false
}

// called returns the name of the function that a call calls.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

// constantOf returns the name of a constant of this package: report.NoPort.
func constantOf(e ast.Expr) string {
	if s, ok := e.(*ast.SelectorExpr); ok {
		if x, ok := s.X.(*ast.Ident); ok && x.Name == "report" {
			return s.Sel.Name
		}
	}
	return ""
}

// function returns a function that is declared, or given to a variable.
func function(n ast.Node) (name string, f *ast.FuncType, body *ast.BlockStmt) {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Name.Name, n.Type, n.Body
	case *ast.AssignStmt:
		literal, isFunc := n.Rhs[0].(*ast.FuncLit)
		if variable, ok := n.Lhs[0].(*ast.Ident); ok && isFunc {
			return variable.Name, literal.Type, literal.Body
		}
	}
	return "", nil, nil
}

// taker is a function that takes a code and arguments.
type taker struct {
	skips int // parameters between the two
	adds  int // arguments that it puts before those
}

// takesCode reports whether a function takes a code and, after it, any arguments.
func takesCode(f *ast.FuncType, body *ast.BlockStmt) (taker, bool) {
	var is taker
	if f == nil {
		return is, false
	}
	code, variadic := false, false
	for _, p := range f.Params.List {
		kind, isSelector := p.Type.(*ast.SelectorExpr)
		name, isName := p.Type.(*ast.Ident)
		_, last := p.Type.(*ast.Ellipsis)
		switch {
		case isSelector && kind.Sel.Name == "Code" || isName && name.Name == "Code":
			code = true
		case last:
			variadic = code
		case code:
			is.skips += max(1, len(p.Names))
		}
	}
	if variadic && body != nil {
		ast.Inspect(body, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && called(call) == "append" && call.Ellipsis.IsValid() {
				if list, ok := call.Args[0].(*ast.CompositeLit); ok {
					is.adds = len(list.Elts)
				}
			}
			return true
		})
	}
	return is, variadic
}

type source struct {
	set  *token.FileSet
	tree *ast.File
}

// sources parses the program.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, dir := range []string{"../../pkg", "../../fn"} {
		err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			set := token.NewFileSet()
			tree, err := parser.ParseFile(set, path, nil, 0)
			all = append(all, source{set, tree})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// rowsByConstant returns the rows by the names of their constants.
func rowsByConstant(t *testing.T) map[string]Row {
	t.Helper()
	rows := map[string]Row{}
	for _, row := range Rows() {
		rows[strings.ToLower(strings.ReplaceAll(string(row.Code), "-", ""))] = row
	}
	byName := map[string]Row{}
	for _, file := range sources(t) {
		ast.Inspect(file.tree, func(n ast.Node) bool {
			if name := constantOf(exprOf(n)); name != "" {
				if row, ok := rows[strings.ToLower(name)]; ok {
					byName[name] = row
				}
			}
			return true
		})
	}
	return byName
}

func exprOf(n ast.Node) ast.Expr {
	e, _ := n.(ast.Expr)
	return e
}
