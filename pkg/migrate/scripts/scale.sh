while read -r workload noted; do
  [ -n "$workload" ] || continue
  say "$workload: $noted replicas again"
  kubectl --namespace "$namespace" patch "$workload" --field-manager composesource-data --type merge --patch \
    "{\"metadata\":{\"annotations\":{\"composesource.dev/replicas-before-copy\":null}},\"spec\":{\"replicas\":$noted}}" >/dev/null
  unmanage "$workload"
done < <(kubectl --namespace "$namespace" get deployments,statefulsets --output \
  'go-template={{range .items}}{{$o := .}}{{with .metadata.annotations}}{{with index . "composesource.dev/replicas-before-copy"}}{{$o.kind}}/{{$o.metadata.name}} {{.}}{{"\n"}}{{end}}{{end}}{{end}}')
say "done; the services of Compose stay stopped"
