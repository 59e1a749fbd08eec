"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.mailbox import actions


@task()
def run_due() -> int:
    """End what has lapsed, and tell staff what waits."""
    return actions.run_due(now())
