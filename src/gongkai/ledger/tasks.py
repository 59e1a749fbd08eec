"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.ledger import actions


@task()
def run_due() -> int:
    """Publish what has been recorded, and anchor the inner log when its hour has come."""
    return actions.run_due(now())


@task()
def collect_cosignatures() -> int:
    """Ask the witnesses for what was signed since; apart from the signing, which waits for nobody."""
    return actions.collect_cosignatures()
