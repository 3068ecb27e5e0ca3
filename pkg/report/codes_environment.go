package report

var environmentCodes = []Row{}
