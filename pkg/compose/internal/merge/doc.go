// Package merge puts documents over each other as compose-go's override package does,
// and knows which entries of lists are the same.
package merge
