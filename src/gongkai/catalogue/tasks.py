"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.catalogue import actions
from gongkai.catalogue.importing import actions as importing


@task()
def run_due() -> int:
    """Do what has fallen due by now."""
    return actions.run_due(now())


def import_next() -> bool:
    """Carry out the import of a table that has waited longest; tells whether there was one."""
    return importing.run_next(now())
