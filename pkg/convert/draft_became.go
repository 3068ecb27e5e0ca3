package convert

import "github.com/composesource/composesource/pkg/convert/internal/account"

// becameShared notes the namespace of the node that a pod has; that of others may not
// follow, which is said where they are put together.
func (u *unit) becameShared(attribute, field string) {
	if !u.isInit {
		u.Became(attribute, account.Pod(field))
	}
}

// becameJoined notes of a unit that joins the namespace of another whose pod it is in.
func (u *unit) becameJoined(attribute string) {
	switch {
	case u.isInit:
		u.Became(attribute, account.Words("it runs in the pods that wait for it"))
	case u.host != u:
		u.Became(attribute, account.Words("its container is in the pod of %s", u.host.Name))
	}
}
