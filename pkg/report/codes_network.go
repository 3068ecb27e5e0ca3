package report

// networkCodes are the findings about the network of a project.
var networkCodes = concat(portCodes, podNetworkCodes, separationCodes)
