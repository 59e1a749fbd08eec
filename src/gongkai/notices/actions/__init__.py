"""All writes of notices: telling people in the program and by mail, and what they do about it."""

from gongkai.notices.actions.choosing import choose_mail, choose_reminders, decide_quiet
from gongkai.notices.actions.delivering import deliver, written
from gongkai.notices.actions.mailing import queue_mails, send_next
from gongkai.notices.actions.queueing import claimed, note_outcome, put_off
from gongkai.notices.actions.telling import mark_read, rename, tell, tell_each

__all__ = [
    "choose_mail",
    "choose_reminders",
    "claimed",
    "decide_quiet",
    "deliver",
    "mark_read",
    "note_outcome",
    "put_off",
    "queue_mails",
    "rename",
    "send_next",
    "tell",
    "tell_each",
    "written",
]
