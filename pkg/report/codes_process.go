package report

var processCodes = []Row{}
