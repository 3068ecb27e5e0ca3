# Kustomize runs the image as `--network none --user nobody` with the project
# mounted read-only at /work. `--user nobody` needs a passwd entry.
FROM scratch AS base
COPY fn/composesource/passwd /etc/passwd
LABEL org.opencontainers.image.title="composesource" \
      org.opencontainers.image.description="KRM function that makes a Kustomize base out of a Compose file" \
      org.opencontainers.image.source="https://github.com/composesource/composesource"
WORKDIR /work
USER 65534:65534
ENTRYPOINT ["/composesource"]

# make image: the binary was built by Go beside the engine, nothing is pulled.
FROM base AS local
ARG TARGETARCH
COPY dist/composesource-linux-${TARGETARCH} /composesource

# docker build: the binary is built in here.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETARCH
RUN CGO_ENABLED=0 GOARCH=${TARGETARCH} go build -trimpath -ldflags '-s -w' -o /composesource ./fn/composesource

FROM base
COPY --from=build /composesource /composesource
