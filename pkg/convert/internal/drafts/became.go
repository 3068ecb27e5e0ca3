package drafts

import "github.com/composesource/composesource/pkg/convert/internal/account"

// BecameShared notes the namespace of the node that a pod has; that of others may not
// follow, which is said where they are put together.
func (u *Draft) BecameShared(attribute, field string) {
	if !u.IsInit {
		u.Became(attribute, account.Pod(field))
	}
}

// BecameJoined notes of a unit that joins the namespace of another whose pod it is in.
func (u *Draft) BecameJoined(attribute string) {
	switch {
	case u.IsInit:
		u.Became(attribute, account.Words("it runs in the pods that wait for it"))
	case u.Host != u:
		u.Became(attribute, account.Words("its container is in the pod of %s", u.Host.Name))
	}
}
