"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.incidents import actions


@task()
def run_due() -> int:
    """Take up what nobody has ratified in time."""
    return actions.run_due(now())
