package report

// Rows returns every code there is, concern by concern.
func Rows() []Row {
	var rows []Row
	for _, concern := range [][]Row{
		configCodes, lockCodes, loadCodes, accountCodes, nameCodes, networkCodes, processCodes,
		isolationCodes, securityCodes, environmentCodes, storageCodes, workloadCodes, jobCodes, hookCodes,
		deployCodes, labelCodes, routeCodes, orderCodes, healthCodes, resourceCodes, runCodes, embedCodes, checkCodes,
	} {
		rows = append(rows, concern...)
	}
	return rows
}
