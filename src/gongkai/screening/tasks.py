"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now

from gongkai.screening import actions


def scan_next() -> bool:
    """Carry out the scan that has waited longest; tells whether there was one."""
    return actions.scan_next(now())
