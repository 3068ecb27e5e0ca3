package report

var networkCodes = []Row{}
