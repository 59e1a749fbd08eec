"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.channels import actions


@task()
def run_due() -> int:
    """Find what has to come down."""
    return actions.run_due(now())
