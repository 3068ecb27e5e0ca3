# For `docker build`, where golang can be pulled. `make image` needs no base
# image, knows both platforms, and gives the same bytes for the same commit.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o /composesource ./fn/composesource

# Kustomize runs it as `--network none --user nobody`, with the project mounted
# read-only at /work. `--user nobody` needs a passwd entry.
FROM scratch
COPY fn/release/passwd /etc/passwd
COPY --from=build /composesource /composesource
LABEL org.opencontainers.image.title="composesource" \
      org.opencontainers.image.description="KRM function that makes a Kustomize base out of a Compose file" \
      org.opencontainers.image.source="https://github.com/composesource/composesource"
WORKDIR /work
USER 65534:65534
ENTRYPOINT ["/composesource"]
