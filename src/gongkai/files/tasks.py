"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.files import actions


@task()
def run_due() -> int:
    """Destroy what was given up."""
    return actions.run_due(now())
