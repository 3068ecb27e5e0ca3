package report

var healthCodes = []Row{}
