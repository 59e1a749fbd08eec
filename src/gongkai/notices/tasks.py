"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now

from gongkai.notices import actions


def send_next() -> bool:
    """Try to deliver the mail that has waited longest; tells whether there was one."""
    return actions.send_next(now())
