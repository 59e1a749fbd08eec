"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.push import actions


@task()
def run_due() -> int:
    """Put into the queue what other systems are to be told."""
    return actions.reconcile(now())


def push_next() -> bool:
    """Try to deliver the message that has waited longest; tells whether there was one."""
    return actions.push_next(now())
