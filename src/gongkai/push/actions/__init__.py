"""All writes of what goes to other systems: the queue, the conversation, and what people do about it."""

from gongkai.push.actions.handling import proof_of, record_by_hand, retry
from gongkai.push.actions.reconciling import reconcile
from gongkai.push.actions.sending import push_next
from gongkai.push.actions.summing import send_summary
from gongkai.push.actions.targets import add_target, probe, renew_key, revoke_target

__all__ = [
    "add_target",
    "probe",
    "proof_of",
    "push_next",
    "reconcile",
    "record_by_hand",
    "renew_key",
    "retry",
    "revoke_target",
    "send_summary",
]
