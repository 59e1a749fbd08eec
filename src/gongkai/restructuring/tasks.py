"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.restructuring import actions


@task()
def run_due() -> int:
    """Do what has fallen due by now."""
    return actions.run_due(now())
