package naming

import "fmt"

// Keys are the keys of one ConfigMap or Secret, and how often each was asked for.
type Keys map[string]int

// Add returns a key for a file or variable. What would have the key of another
// gets a number behind it, in the order in which they ask.
func (k Keys) Add(name string) string {
	legal := Key(name)
	key := legal
	for k[key] > 0 {
		key = fmt.Sprintf("%s_%d", legal, k[legal])
		k[legal]++
	}
	k[key]++
	return key
}

// Key makes a legal key out of a name: of a file or a variable.
func Key(name string) string {
	key := []byte(name)
	for i, b := range key {
		if b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_' || b == '.' {
			continue
		}
		key[i] = '_'
	}
	legal := string(key)
	if len(legal) > 200 {
		legal = legal[len(legal)-200:]
	}
	if legal == "." || len(legal) > 1 && legal[:2] == ".." {
		legal = "_" + legal
	}
	return legal
}
