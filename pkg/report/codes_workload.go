package report

var workloadCodes = []Row{}
