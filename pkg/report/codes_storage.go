package report

var storageCodes = []Row{}
