"""All writes of notices: telling people in the program and by mail, and what they do about it."""

from gongkai.notices.actions.choosing import choose_mail
from gongkai.notices.actions.mailing import queue_mails, send_next
from gongkai.notices.actions.telling import mark_read, rename, tell, tell_each

__all__ = ["choose_mail", "mark_read", "queue_mails", "rename", "send_next", "tell", "tell_each"]
