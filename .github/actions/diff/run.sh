#!/usr/bin/env bash
# What action.yml runs. It takes everything from its environment:
#   OVERLAY          the directory of the overlay
#   STRICT, COMMENT  true or false
#   BASE             the commit that the pull request is against
#   PULL_REQUEST     its number
#   GH_TOKEN         for gh, which writes the comment
#   COMPOSESOURCE    the program; made of the sources beside this file when it is not set
# The text is that of whoever opened the pull request: it is never part of a command,
# and what the program prints can't be a command for the runner.
set -euo pipefail

work=$(mktemp -d)
clean() {
  git worktree remove --force "$work/before" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT

program=${COMPOSESOURCE:-$work/composesource}
if [ ! -x "$program" ]; then
  go -C "$GITHUB_ACTION_PATH/../../.." build -trimpath -o "$program" ./fn/composesource
fi

flags=()
if [ "$STRICT" = true ]; then
  flags+=(--strict)
fi
lock=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$lock"
"$program" build "${flags[@]}" "$OVERLAY" >"$work/objects.yaml" # its findings go to the log
echo "::$lock::"

git cat-file -e "$BASE^{commit}" 2>/dev/null || git fetch --quiet --depth 1 origin "$BASE"
git worktree add --quiet --detach "$work/before" "$BASE"
if [ ! -d "$work/before/$OVERLAY" ]; then
  echo 'a new overlay: there is nothing to compare it with' >"$work/diff"
else
  "$program" diff --from "$work/before" "$OVERLAY" >"$work/diff"
  [ -s "$work/diff" ] || echo 'nothing changes' >"$work/diff"
fi

marker="<!-- composesource diff $OVERLAY -->"
fence='```'
while grep -qF "$fence" "$work/diff"; do
  fence+='`'
done
# shellcheck disable=SC2016 # these are backquotes of Markdown
{
  printf '%s\n**composesource**: what this changes in `%s`\n\n%s\n' "$marker" "$OVERLAY" "$fence"
  head -c 60000 "$work/diff" # a comment holds 65,536 characters
  printf '\n%s\n' "$fence"
} >"$work/comment.md"
cat "$work/comment.md" >>"$GITHUB_STEP_SUMMARY"

if [ "$COMMENT" != true ] || [ -z "$PULL_REQUEST" ]; then
  exit 0
fi
comments="repos/$GITHUB_REPOSITORY/issues"
export marker
before=$(gh api --paginate "$comments/$PULL_REQUEST/comments" --jq '.[] | select(.body | startswith(env.marker)) | .id' | head -n 1) || before=
if [ -n "$before" ]; then
  written=(gh api --method PATCH "$comments/comments/$before")
else
  written=(gh api --method POST "$comments/$PULL_REQUEST/comments")
fi
if ! "${written[@]}" --field "body=@$work/comment.md" --silent; then
  echo 'the comment was not written: a pull request from a fork has a token that may not. The summary has it.'
fi
