package examples

import (
	"encoding/base64"
	"path/filepath"
	"strings"
	"testing"

	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// The beginning of a path, and a field or object that is not there.
const (
	pod    = "spec/template/spec/"
	absent = ""
)

// recipes are what to look at in the directories of the examples.
var recipes = []struct{ dir, object, field, want string }{
	{"kustomize/dev", "ConfigMap/web-env", "data/GREETING", "Hello, developer"},
	{"kustomize/dev", "ConfigMap/web-env", "data/DATABASE_URL", "mysql://notes@mysql/notes"},
	{"kustomize/staging/base", "ConfigMap/web-env", "data/GREETING", "Hello, tester"},
	{"kustomize/staging/base", "ConfigMap/web-env", "data/DATABASE_URL", "mysql://notes@mysql/notes"},

	{"storage/class", "PersistentVolumeClaim/mysql", "spec/storageClassName", "fast"},
	{"storage/class", "PersistentVolumeClaim/uploads", "spec/storageClassName", "fast"},
	{"storage/size", "PersistentVolumeClaim/uploads", "spec/resources/requests/storage", "100Gi"},
	{"storage/size", "PersistentVolumeClaim/mysql", "spec/resources/requests/storage", "5Gi"},
	{"notes/base", "Deployment/web", pod + "affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/topologyKey", "kubernetes.io/hostname"},
	{"notes/base", "Deployment/thumbnails", "spec/strategy/type", "Recreate"},
	{"storage/read-write-many", "PersistentVolumeClaim/uploads", "spec/accessModes/0", "ReadWriteMany"},
	{"storage/read-write-many", "PersistentVolumeClaim/mysql", "spec/accessModes/0", "ReadWriteOnce"},
	{"storage/read-write-many", "Deployment/web", pod + "affinity", absent},
	{"storage/read-write-many", "Deployment/thumbnails", pod + "affinity", absent},
	{"storage/read-write-many", "Deployment/thumbnails", "spec/strategy/type", "RollingUpdate"},
	{"storage/read-write-many", "Deployment/thumbnails", "spec/replicas", "3"},
	{"storage/read-write-many", "Deployment/mysql", "spec/strategy/type", "Recreate"},
	{"storage/statefulset", "Deployment/mysql", "metadata/name", absent},
	{"storage/statefulset", "StatefulSet/mysql", "spec/serviceName", "mysql-pods"},
	{"storage/statefulset", "StatefulSet/mysql", pod + "volumes/0/persistentVolumeClaim/claimName", "mysql"},
	{"storage/fill", "Deployment/web", pod + "initContainers/[name=web-fill-modules]/image", "php:8.4-apache"},
	{"storage/fill", "ConfigMap/themes-seed", "data/plain.css", "body { font-family: sans-serif; }\n"},

	{"secrets/merge", "Secret/web-secret", "data/SESSION_SECRET", encoded("example-production-session")},
	{"secrets/merge", "Secret/mysql-secret", "data/MYSQL_ROOT_PASSWORD", encoded("example-production-root")},
	{"secrets/reference", "Secret/web-secret", "metadata/name", absent},
	{"secrets/reference", "Deployment/web", pod + "containers/[name=web]/envFrom/1/secretRef/name", "web-secret"},
	{"secrets/delete", "Secret/mysql-secret", "metadata/name", absent},
	{"secrets/delete", "Deployment/mysql", pod + "containers/[name=mysql]/envFrom/1/secretRef/name", "mysql-secret"},
	{"secrets/external", "Secret/web-secret", "metadata/name", absent},
	{"secrets/external", "ExternalSecret/web-secret", "spec/dataFrom/0/extract/key", "notes/web"},

	{"secrets/sops", "Secret/web-secret", "data/SESSION_SECRET", encoded("stand-in")},
	{"secrets/sealed", "Secret/web-secret", "metadata/name", absent},
	{"secrets/sealed", "SealedSecret/web-secret", "spec/template/metadata/namespace", "notes-prod"},

	{"models/prod", "ConfigMap/summaries-env", "data/LLM_MODEL", "ai/smollm2"},
	{"models/prod", "Deployment/llm", pod + "containers/[name=llm]/image", "ghcr.io/ggml-org/llama.cpp:server-cuda"},
	{"models/prod", "Deployment/llm", pod + "tolerations/0/key", "nvidia.com/gpu"},
	{"models/prod", "Deployment/llm", pod + "containers/[name=llm]/resources/requests/memory", "2Gi"},
	{"models/dev", "ConfigMap/chat-env", "data/OPENAI_BASE_URL", "https://models.example.com/v1/"},
	{"models/dev", "ConfigMap/chat-env", "data/OPENAI_MODEL", "ai/smollm2"},

	{"monitoring/base", "Deployment/prometheus", "metadata/name", "prometheus"},
	{"monitoring/prod", "Deployment/prometheus", "metadata/name", absent},
	{"monitoring/prod", "PersistentVolumeClaim/prometheus", "metadata/name", absent},
	{"monitoring/prod", "ServiceMonitor/web", "spec/endpoints/0/port", "port-9000"},

	{"network/node-port", "Service/stock", "spec/type", "NodePort"},
	{"network/node-port", "Service/stock", "spec/ports/[port=9000]/nodePort", "30900"},
	{"network/node-port", "Service/stock", "spec/ports/[port=9000]/targetPort", "9000"},
	{"network/public", "Service/till", "spec/type", absent},
	{"network/public", "Service/till-public", "spec/ports/[port=8443]/targetPort", "443"},
	{"network/base", "NetworkPolicy/back", "spec/policyTypes/1", "Egress"},

	{"components/coco", "Deployment/mysql", pod + "imagePullSecrets/0/name", "registry"},
	{"components/coco", "Deployment/celery-worker", pod + "imagePullSecrets/0/name", "registry"},
	{"components/coco", "Secret/registry", "type", "kubernetes.io/dockerconfigjson"},
	{"components/coco", "Deployment/fastapi", pod + "serviceAccountName", "fastapi"},
	{"components/coco", "Deployment/fastapi", pod + "automountServiceAccountToken", "true"},
	{"components/coco", "Deployment/mysql", pod + "automountServiceAccountToken", "false"},
	{"components/coco", "Ingress/coco", "spec/rules/0/host", "coco.example.com"},
}

// encoded is a value as a Secret holds it.
func encoded(value string) string { return base64.StdEncoding.EncodeToString([]byte(value)) }

// TestRecipes looks at what each small overlay is there for.
func TestRecipes(t *testing.T) {
	cache := map[string][]*yaml.RNode{}
	for _, c := range recipes {
		if cache[c.dir] == nil {
			cache[c.dir] = objects(t, built(t, filepath.Join(root, c.dir)))
		}
		got := field(t, find(cache[c.dir], c.object), c.field)
		if i := strings.LastIndex(got, "-"); i > 0 && strings.HasSuffix(c.field, "ame") && got[:i] == c.want {
			got = c.want // the hash of a ConfigMap's or Secret's content
		}
		if got != c.want {
			t.Errorf("%s: %s %s is %q, want %q", c.dir, c.object, c.field, got, c.want)
		}
	}
}

// find returns the object of that kind and name, which may have a hash at its
// end, or nil.
func find(all []*yaml.RNode, object string) *yaml.RNode {
	for _, n := range all {
		name := n.GetKind() + "/" + n.GetName()
		if i := strings.LastIndex(name, "-"); name == object || i > 0 && len(name)-i == 11 && name[:i] == object {
			return n
		}
	}
	return nil
}

// field returns a scalar of an object, "" when it is absent.
func field(t *testing.T, n *yaml.RNode, path string) string {
	t.Helper()
	if n == nil {
		return ""
	}
	n, err := n.Pipe(yaml.Lookup(strings.Split(path, "/")...))
	if err != nil || n == nil {
		return ""
	}
	return yaml.GetValue(n)
}
