package report

var configCodes = []Row{}
