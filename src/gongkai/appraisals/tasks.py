"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.appraisals import actions


@task()
def run_due() -> int:
    """Close the appraisals whose last day is over."""
    return actions.run_due(now())
