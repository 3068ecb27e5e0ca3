#!/usr/bin/env bash
[[databases]]
#
# What it will do for each, in this order:
#   1. let the database that is left write a dump into a file here; it has to run, and what writes to it should not
#   2. look whether the dump is complete
#   3. let the other one read it; it has to run[[held]]
# A dump fits any newer version and any processor architecture. It holds neither settings nor files, and of users only
# PostgreSQL's roles, without those that are there already. Dumps hold everything: keep them safe, delete them afterwards.
# Interrupted, it can be run again: a complete dump is not written twice. Delete the file for a new one.
#
# composesource printed this and ran nothing. Run it with bash where you are now. It needs docker and kubectl.
[[stores]]
# shellcheck disable=SC2016 # what is in single quotes runs in the containers
set -euo pipefail

namespace=[[namespace]]
compose=([[compose]])
[[common]]
# on SIDE SERVICE WORKLOAD CONTAINER SCRIPT runs a script in the database's container.
on() {
  if [ "$1" = docker ]; then
    "${compose[@]}" exec --no-TTY "$2" sh -euc "$5"
  else
    kubectl --namespace "$namespace" exec --stdin "$3" --container "$4" -- sh -euc "$5"
  fi
}
from=[[from]]
to=[[to]]

# For each kind: a dump, how a complete one ends, whether a database holds anything, to read a dump. What runs in a
# container has the passwords of its own variables. The role that it makes itself keeps the password that it has there.
[[kinds]]

# move SERVICE WORKLOAD CONTAINER DUMP END HOLDS LOAD
move() {
  local service=$1 database=("$1" "$2" "$3") dump=$4 end=$5 holds=$6 load=$7 file
  file=[[project]]-$service.dump
  if [ ! -e "$file" ]; then
    say "$service: writing $file"
    (umask 077 && on "$from" "${database[@]}" "$dump" >"$file.part")
    [ -z "$end" ] || tail -n 5 "$file.part" | grep -q -e "$end" || fail "$service: $file.part is not complete"
    mv "$file.part" "$file"
  fi
[[refuse]]
  say "$service: reading $file, $(du -h "$file" | cut -f 1)"
  on "$to" "${database[@]}" "$load" <"$file"
  say "$service: done"
}

[[moves]]
