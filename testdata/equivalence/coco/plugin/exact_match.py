print("exact")
