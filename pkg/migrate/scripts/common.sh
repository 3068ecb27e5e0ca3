
say() { printf 'data: %s\n' "$*" >&2; }
fail() {
  say "error: $*"
  exit 1
}

