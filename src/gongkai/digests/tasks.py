"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.digests import actions


@task()
def run_due() -> int:
    """Put the mails of the day into the queue, and forget who never confirmed."""
    actions.forget_unconfirmed(now())
    return actions.compose_mails(now())


def send_next() -> bool:
    """Try to deliver the mail that has waited longest; tells whether there was one."""
    return actions.send_next(now())
