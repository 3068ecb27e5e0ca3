#!/usr/bin/env bash
[[volumes]]
#
# What it will do, in this order:
#   1. [[first]]stop the services of Compose that mount them: [[services]]
#   2. set to 0 the replicas of what mounts the claims, and note on it how many there were
#   3. copy each with tar, as root: owners, modes, times, hard links, sparse files, ACLs, extended attributes.
#      The copy lies in .composesource-copy on the other side until a checksum of all that is the same on both sides;
#      then it takes its place.
[[last]]
[[held]]
# Interrupted, it can be run again: what is complete is not copied twice.
#
# composesource printed this and ran nothing. Run it with bash where you are now. It needs docker, kubectl, and an image
# with bash and GNU tar that both sides can pull. Pause what sets replicas by itself (Argo CD, Flux, an autoscaler).
[[stores]]
# shellcheck disable=SC2016 # what is in single quotes runs on the other side, or is a template of kubectl
set -euo pipefail

namespace=[[namespace]]
image=[[image]]
compose=([[compose]])
[[common]]
# pod prints the name of the pod that holds a claim open.
pod() { printf 'composesource-data-%s' "$1"; }

# at SIDE BOX SCRIPT [ARGUMENT]... runs a script as root on one side, where the volume, directory or claim is /box.
at() {
  local side=$1 box=$2
  shift 2
  if [ "$side" = cluster ]; then
    kubectl --namespace "$namespace" exec --stdin "$(pod "$box")" -- bash -euo pipefail -c "$@"
  else
    local kind=volume
    case $box in /*) kind=bind ;; esac
    docker run --rm --interactive --network none --user 0:0 --mount "type=$kind,\"source=${box//\"/\"\"}\",target=/box" \
      --entrypoint bash "$image" -euo pipefail -c "$@"
  fi
}

# The scripts that run there. $1 is the directory of the data, which is /box or below it.
tar_flags="--format=posix --numeric-owner --acls --xattrs --xattrs-include=user.* --xattrs-include=security.capability"
pack="cd \"\$1\"; exec tar --create --file=- --sparse $tar_flags --exclude=./.composesource-copy --exclude=./lost+found ."
unpack="mkdir -p /box/.composesource-copy/new; cd /box/.composesource-copy/new
exec tar --extract --file=- --same-owner --same-permissions --delay-directory-restore $tar_flags"
checksum="[ -d \"\$1\" ] || exit 0; cd \"\$1\"; tar --create --file=- --sort=name $tar_flags \
  --pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime --exclude=./.composesource-copy --exclude=./lost+found . |
  sha256sum | cut -c 1-64"
state='if [ -e /box/.composesource-copy/moving ]; then echo moving
elif [ -e /box/.composesource-copy ]; then echo copying
elif [ ! -d "$1" ] || [ -z "$(find "$1" -mindepth 1 -maxdepth 1 ! -name lost+found -print -quit)" ]; then echo empty
else echo holds
fi'
clear='[ ! -d "$1" ] || find "$1" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name .composesource-copy -exec rm -rf -- {} +'
forget='rm -rf /box/.composesource-copy'
place='touch /box/.composesource-copy/moving; mkdir -p "$1"
'"$clear"'
cd /box/.composesource-copy/new
find . -mindepth 1 -maxdepth 1 -exec mv -- {} "$1" \;
chown --reference=. "$1"; chmod --reference=. "$1"'
# The directory got a new time when its files moved in. The mark is of a first start that was filling the claim from the
# image, and must not go on with that.
finish='[ "$1" = /box ] || rm -f /box/.composesource
rm -rf /box/.composesource-copy; touch --date="$2" "$1"; sync'

# copy NAME FROM-SIDE FROM-BOX FROM-DIR TO-SIDE TO-BOX TO-DIR
copy() {
  local name=$1 from=("$2" "$3") source=$4 to=("$5" "$6") target=$7 found before after
  found=$(at "${to[@]}" "$state" sh "$target")
  case $found in
  moving)
    say "$name: a copy was interrupted while it took its place; it is made again"
    at "${to[@]}" "$clear" sh "$target"
    at "${to[@]}" "$forget"
    ;;
  copying)
    say "$name: a copy was interrupted; it is made again"
    at "${to[@]}" "$forget"
    found=$(at "${to[@]}" "$state" sh "$target")
    ;;
  esac
  before=$(at "${from[@]}" "$checksum" sh "$source")
  [ -n "$before" ] || fail "$name: $2 $3 has no directory $source; nothing to copy"
  if [ "$found" = holds ]; then
    if [ "$before" = "$(at "${to[@]}" "$checksum" sh "$target")" ]; then
      say "$name: is there already, with the same checksum"
      return
    fi
[[refuse]]
  fi
  say "$name: copying $(at "${from[@]}" 'du --summarize --human-readable "$1" | cut -f 1' sh "$source")"
  at "${from[@]}" "$pack" sh "$source" | at "${to[@]}" "$unpack"
  after=$(at "${to[@]}" "$checksum" sh /box/.composesource-copy/new)
  [ "$before" = "$after" ] || fail "$name: the copy differs from what it was made of ($before, $after); it was not put in its place"
  at "${to[@]}" "$place" sh "$target"
  at "${to[@]}" "$finish" sh "$target" "$(at "${from[@]}" 'stat --format=%y "$1"' sh "$source")"
  [ "$before" = "$(at "${to[@]}" "$checksum" sh "$target")" ] || fail "$name: the copy changed while it took its place"
  say "$name: copied, checksum $before"
}

# mounting KINDS FORMAT CLAIM prints the objects that mount a claim.
mounting() {
  kubectl --namespace "$namespace" get "$1" --output "go-template={{range .items}}{{\$o := .}}{{\$pod := .spec}}{{with .spec.template}}{{\$pod = .spec}}{{end}}{{range \$pod.volumes}}{{with .persistentVolumeClaim}}{{if eq .claimName \"$3\"}}$2{{\"\\n\"}}{{end}}{{end}}{{end}}{{end}}" | sort -u
}

# stop_workloads CLAIM sets what mounts a claim to 0 replicas, and waits until its pods are gone.
stop_workloads() {
  local workload replicas noted left
  while read -r workload replicas noted; do
    [ -n "$workload" ] || continue
    case $noted in '' | '<'*) noted=$replicas ;; esac # an annotation that isn't there is <no value>
    # The manager is taken off again, or the next apply would conflict with it over the replicas.
    kubectl --namespace "$namespace" patch "$workload" --field-manager composesource-data --type merge --patch \
      "{\"metadata\":{\"annotations\":{\"composesource.dev/replicas-before-copy\":\"$noted\"}},\"spec\":{\"replicas\":0}}" >/dev/null
    unmanage "$workload"
  done < <(mounting deployments,statefulsets '{{$o.kind}}/{{$o.metadata.name}} {{$o.spec.replicas}} {{with $o.metadata.annotations}}{{index . "composesource.dev/replicas-before-copy"}}{{end}}' "$1")
  for _ in $(seq 60); do
    left=$(mounting pods '{{$o.metadata.name}} {{$o.status.phase}}' "$1" | grep -v -e ' Succeeded$' -e ' Failed$' -e "^$(pod "$1") " || :)
    [ -n "$left" ] || return 0
    sleep 2
  done
  fail "the claim $1 is still mounted by ${left//$'\n'/, }: stop what runs it, and run this again"
}

# unmanage WORKLOAD gives up the fields that a patch of this script owns.
unmanage() {
  local i
  for i in $(kubectl --namespace "$namespace" get "$1" --show-managed-fields --output \
    'go-template={{range $i, $m := .metadata.managedFields}}{{if eq $m.manager "composesource-data"}}{{$i}} {{end}}{{end}}'); do
    kubectl --namespace "$namespace" patch "$1" --type json --patch \
      "[{\"op\":\"test\",\"path\":\"/metadata/managedFields/$i/manager\",\"value\":\"composesource-data\"},{\"op\":\"remove\",\"path\":\"/metadata/managedFields/$i\"}]" >/dev/null
  done
}

# open_claim CLAIM starts a pod that mounts the whole claim, with the group of the pods that it belongs to: the kubelet
# gives a volume to that group once, and must do so before the data is there.
open_claim() {
  local groups group=
  kubectl --namespace "$namespace" get persistentvolumeclaim "$1" >/dev/null || fail "there is no claim $1 in the namespace $namespace; apply the overlay first"
  stop_workloads "$1"
  groups=$(mounting deployments,statefulsets,daemonsets '{{with $pod.securityContext}}{{with .fsGroup}}{{.}}{{end}}{{end}}' "$1" | grep . || :)
  [ -z "$groups" ] || group="fsGroup: ${groups%%$'\n'*}, fsGroupChangePolicy: OnRootMismatch"
  kubectl --namespace "$namespace" delete pod "$(pod "$1")" --ignore-not-found --wait >/dev/null
  kubectl --namespace "$namespace" create --filename - >/dev/null <<END
apiVersion: v1
kind: Pod
metadata: {name: $(pod "$1")}
spec:
  restartPolicy: Never
  terminationGracePeriodSeconds: 0
  automountServiceAccountToken: false
  securityContext: {$group}
  containers:
  - name: tar
    image: $image
    imagePullPolicy: IfNotPresent
    command: [sleep, infinity]
    securityContext: {runAsUser: 0, runAsGroup: 0}
    volumeMounts: [{name: box, mountPath: /box}]
  volumes: [{name: box, persistentVolumeClaim: {claimName: $1}}]
END
  opened+=("$1")
  kubectl --namespace "$namespace" wait --for condition=Ready "pod/$(pod "$1")" --timeout 5m >/dev/null ||
    fail "the pod $(pod "$1") does not start: kubectl --namespace $namespace describe pod $(pod "$1")"
}

opened=()
finished=
close_claims() {
  local claim
  [ -n "$finished" ] || say "not finished: nothing was started again; run this again, or start by hand what it stopped"
  for claim in ${opened[@]+"${opened[@]}"}; do
    kubectl --namespace "$namespace" delete pod "$(pod "$claim")" --ignore-not-found --wait=false >/dev/null || :
  done
}
trap close_claims EXIT

# open_box BOX looks whether docker has a volume or directory, and that nothing runs on it.
open_box() {
  local running
  running=$(docker ps --quiet --filter "volume=$1")
  [ -z "$running" ] || fail "$1 is mounted by running containers: ${running//$'\n'/ }; stop them, and run this again"
}
[[saves]]
say "stopping [[services]]"
"${compose[@]}" stop [[words]]
[[copies]]

finished=yes
[[again]]
