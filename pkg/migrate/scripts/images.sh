#!/usr/bin/env bash
# Builds the images of the Compose project [[project]], [[way]], and has the overlay [[overlay]] name them:
[[images]]
#
# An image fits the processors that it is built for: set DOCKER_DEFAULT_PLATFORM=linux/amd64 or linux/arm64 where those of
# the nodes are others than this machine's.
[[nodes]]
#
# composesource printed this and ran nothing. Run it with bash where you are now.
set -euo pipefail

[[commands]]

# Then roll it out:
#   composesource build [[word]] | kubectl apply --server-side -f -
