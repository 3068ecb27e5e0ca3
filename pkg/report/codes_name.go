package report

var nameCodes = []Row{}
