package report

var accountCodes = []Row{}
