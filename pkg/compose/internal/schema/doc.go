// Package schema checks documents by the schema of the Compose Specification, and says
// what is wrong with a project: findings go through its Sayer, which remembers whether
// one was an error and which limits are exceeded.
package schema
