# `make` lists the targets.
GO     ?= go
ARCH   ?= $(shell $(GO) env GOARCH)
IMAGE  ?= ghcr.io/composesource/composesource:dev
COMMIT := $(shell git rev-parse HEAD 2>/dev/null)
FUZZTIME ?= 10m

.PHONY: help build test lint generate fuzz bench e2e demo image
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build the binary into bin/
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o bin/composesource ./fn/composesource

test: ## run all tests; says aloud what it can't try here
	@docker version >/dev/null 2>&1 || echo "skipped: the container scripts, because docker does not answer"
	@command -v kubectl >/dev/null || echo "skipped: the guides' kubectl commands, because kubectl is not on PATH"
	@command -v kpt >/dev/null || echo "skipped: the kpt scripts, because kpt is not on PATH"
	$(GO) tool gotestsum --format pkgname -- -timeout 30m ./...

lint: ## format, vet, staticcheck, and generated files
	@test -z "$$(gofmt -l fn pkg)" || { echo "gofmt these files:"; gofmt -l fn pkg; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) mod tidy -diff

generate: ## write the generated files anew
	$(GO) generate ./...

fuzz: ## fuzz every target for FUZZTIME each
	@for file in $$(grep -rl 'func Fuzz' --include='*_test.go' pkg fn); do \
	  for target in $$(grep -o 'func Fuzz[A-Za-z]*' $$file | cut -d' ' -f2); do \
	    echo "$$file $$target"; $(GO) test ./$$(dirname $$file) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
	  done; done

bench: ## run the benchmarks
	$(GO) test ./... -run '^$$' -bench . -benchmem

e2e: ## try start order and changes in place on a cluster (KUBECONFIG)
	$(GO) test ./pkg/internal/e2e -count=1 -v -timeout 20m

demo: build ## print the prod manifests of the example
	bin/composesource build examples/coco/overlays/prod

image: ## build the container image for ARCH, without pulling anything
	CGO_ENABLED=0 GOOS=linux GOARCH=$(ARCH) $(GO) build -trimpath -ldflags '-s -w' -o dist/composesource-linux-$(ARCH) ./fn/composesource
	docker build --quiet --target local --build-arg TARGETARCH=$(ARCH) --label org.opencontainers.image.revision=$(COMMIT) -t $(IMAGE) .
