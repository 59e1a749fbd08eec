"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.obligations import actions


@task()
def run_due() -> int:
    """Work out what falls due, where something has changed."""
    return actions.run_due(now())


@task()
def settle() -> int:
    """Bring obligations up to what became of their disclosures."""
    return actions.settle(now())


@task()
def remind() -> int:
    """Make the digests of the day, once it is time."""
    return actions.remind(now())
