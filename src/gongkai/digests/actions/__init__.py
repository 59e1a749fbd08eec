"""All writes of digests: subscribing, confirming and ending, and the mails."""

from gongkai.digests.actions.mailing import compose_mails, forget_unconfirmed, send_next
from gongkai.digests.actions.subscribing import ask_for_mail, confirm_address, subscribe, unsubscribe

__all__ = [
    "ask_for_mail",
    "compose_mails",
    "confirm_address",
    "forget_unconfirmed",
    "send_next",
    "subscribe",
    "unsubscribe",
]
