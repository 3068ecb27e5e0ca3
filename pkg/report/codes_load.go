package report

var loadCodes = []Row{}
