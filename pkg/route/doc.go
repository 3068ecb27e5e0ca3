// Package route makes Ingresses and HTTPRoutes of the routers that labels describe.
//
// What neither can say is noted with the finding that tells people. A condition is
// never left out: a route without it would answer requests that the router did not,
// so the alternative that has it gets no route. The same holds for everything that
// keeps requests out.
//
// Where a router leads was found out before; the package knows no Compose file.
package route
