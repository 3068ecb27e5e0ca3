dag = 1
