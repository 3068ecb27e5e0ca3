package convert

import "github.com/composesource/composesource/pkg/report"

// routeCodes lists the findings about the routers that labels and variables describe.
func routeCodes() []report.Code {
	return says(
		report.PortInferred, report.RouteClosed, report.RouteCondition, report.RouteImpossible, report.RouteListener, report.RouteLoss, report.RouteNotMade,
		report.RouteOpens, report.RouteOrder, report.RoutePrefix, report.RouteSame, report.RouteTLS, report.RouteTLSGateway, report.RouteWildcard,
	)
}

// variableCodes lists the findings about a variable, wherever it is written.
func variableCodes() []report.Code {
	return says(
		report.AddressUsed, report.DockerAddress, report.EnvironmentInline, report.EnvironmentName, report.EnvironmentNotText,
		report.HostnameGiven, report.LeftOutUsed, report.OneShotDialled, report.PortInferred, report.PublicName, report.ReferenceLeft,
		report.ReferenceRewritten, report.TLSNameRewritten,
	)
}

// fileCodes lists the findings about what is written in a mounted file.
func fileCodes() []report.Code {
	return says(
		report.AddressUsed, report.DockerAddress, report.HostnameGiven, report.LeftOutUsed, report.OneShotDialled, report.PortInferred,
		report.PublicName, report.ReferenceRewritten, report.TLSNameRewritten,
	)
}

// says lists the findings that a row may raise.
func says(codes ...report.Code) []report.Code { return codes }
