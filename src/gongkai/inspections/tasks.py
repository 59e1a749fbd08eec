"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.inspections import actions


@task()
def run_due() -> int:
    """Draw the spot checks whose seed is out."""
    return actions.run_due(now())


@task()
def remind() -> int:
    """Remind people of what is to be rectified, once it is time."""
    return actions.remind(now())
