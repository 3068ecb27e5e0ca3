module github.com/composesource/composesource

go 1.26
