package report

var resourceCodes = []Row{}
