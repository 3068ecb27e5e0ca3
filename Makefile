# `make` lists the targets.
GO     ?= go
ARCH   ?= $(shell $(GO) env GOARCH)
IMAGE  ?= ghcr.io/composesource/composesource:dev
DIST   ?= $(CURDIR)/dist
PLATFORMS = linux-amd64 linux-arm64 darwin-amd64 darwin-arm64 windows-amd64.exe windows-arm64.exe
FUZZTIME ?= 10m
# -buildvcs notes version and commit in the binary, which `version` and the image tell.
COMPILE = CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=true -ldflags '-s -w'

.PHONY: help build check test lint generate fuzz bench e2e e2e-real e2e-real-images demo image dist
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build the binary into bin/
	$(COMPILE) -o bin/composesource ./fn/composesource

# What takes long is left to `make test`: the corpus, growth, Docker, the API server.
SLOW = /(convert|generate|scaffold|compose)$$|/internal/(e2e|e2ereal|apps|apiserver|examples|corpus)$$
check: ## vet, and the tests for while you work: under 30 s when warm
	$(GO) vet ./fn/... ./pkg/...
	$(GO) test $$($(GO) list ./pkg/... | grep -vE '$(SLOW)')
	$(GO) test ./pkg/convert ./pkg/compose ./pkg/scaffold ./fn/composesource -run 'TestRules$$|TestCases$$|TestFiles|TestEnvironments|TestStory'

test: ## run all tests; says aloud what it can't try here
	@docker version >/dev/null 2>&1 || echo "skipped: the container scripts, because docker does not answer"
	@docker compose bridge convert --help >/dev/null 2>&1 || echo "skipped: Compose Bridge, because there is no docker compose bridge"
	@command -v kubectl >/dev/null || echo "skipped: the guides' kubectl commands, because kubectl is not on PATH"
	@command -v strace >/dev/null || echo "skipped: what the program does on hostile repositories, because strace is not on PATH"
	@command -v kpt >/dev/null || echo "skipped: the kpt scripts, because kpt is not on PATH"
	$(GO) -C fn/release test ./...
	$(GO) tool gotestsum --format pkgname -- -timeout 30m ./...

lint: ## format, vet, staticcheck, workflows, known vulnerabilities, and generated files
	@test -z "$$(gofmt -l fn pkg testdata)" || { echo "gofmt these files:"; gofmt -l fn pkg testdata; exit 1; }
	$(GO) vet ./...
	$(GO) -C fn/release vet ./...
	$(GO) tool staticcheck ./...
	$(GO) -C fn/release tool actionlint $(CURDIR)/.github/workflows/*.yaml $(CURDIR)/examples/flux/render.yaml
	@out=$$($(GO) mod tidy -diff 2>&1) || case "$$out" in \
	  *"dial tcp"*|*"i/o timeout"*) echo "skipped: go mod tidy, because the modules' proxy does not answer" ;; \
	  *) echo "$$out"; exit 1 ;; esac
	@out=$$($(GO) tool govulncheck ./... 2>&1) && echo "$$out" || case "$$out" in \
	  *"fetching vulnerabilities"*) echo "skipped: govulncheck, because its database does not answer:"; echo "$$out" ;; \
	  *) echo "$$out"; exit 1 ;; esac

generate: ## write the generated files anew
	$(GO) generate ./...

fuzz: ## fuzz every target for FUZZTIME each
	@for file in $$(grep -rl 'func Fuzz' --include='*_test.go' pkg fn); do \
	  for target in $$(grep -o 'func Fuzz[A-Za-z]*' $$file | cut -d' ' -f2); do \
	    echo "$$file $$target"; $(GO) test ./$$(dirname $$file) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
	  done; done

bench: ## run the benchmarks
	$(GO) test ./... -run '^$$' -bench . -benchmem

e2e: ## try start order, changes, months of a project, and the move of data and images on a cluster (KUBECONFIG)
	$(GO) test ./pkg/internal/e2e -count=1 -v -timeout 20m

e2e-real: ## run real servers in docker compose and on a cluster; RUN=app and STORAGE=block or local pick
	$(GO) test ./pkg/internal/e2ereal -run TestReal -count=1 -v -timeout 180m -parallel $(or $(PARALLEL),2) -real

e2e-real-images: ## make the images of e2e-real from Debian's packages
	testdata/realapps/images/build.sh

demo: build ## print the prod manifests of the example
	bin/composesource build examples/coco/overlays/prod

image: $(DIST)/composesource-linux-$(ARCH) ## make the container image for ARCH and give it to docker
	$(GO) -C fn/release run . -o $(DIST) -name $(IMAGE) $^
	docker load --quiet --input $<.image.tar
	@docker image inspect --format '{{.Id}}' $(IMAGE)

dist: $(PLATFORMS:%=$(DIST)/composesource-%) ## make a release in dist/: binaries, images, SBOMs, provenance, checksums
	$(GO) -C fn/release run . -o $(DIST) -name $(IMAGE) $^
	@test ! -e $(DIST)/checksums.txt || $(GO) -C fn/release run . -verify -o $(DIST)

.PHONY: FORCE # Go knows what to build anew
$(DIST)/composesource-%: FORCE
	GOOS=$(word 1,$(subst -, ,$*)) GOARCH=$(basename $(word 2,$(subst -, ,$*))) $(COMPILE) -o $@ ./fn/composesource
