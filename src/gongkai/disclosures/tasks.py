"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.disclosures import actions


@task()
def run_due() -> int:
    """Do what has fallen due by now."""
    return actions.run_due(now())


@task()
def ask_for_scans() -> int:
    """Ask for the scans that drafts lack since the rules have changed."""
    return actions.ask_for_scans(now())


def recheck_next() -> bool:
    """Check one more revision by rules that have changed; tells whether anything was done."""
    return actions.recheck_next(now())


@task()
def sweep() -> int:
    """Rid the database's files of what was erased."""
    return actions.sweep(now())
