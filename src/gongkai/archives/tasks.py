"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.archives import actions


@task()
def run_due() -> int:
    """Forget the archives that are kept no longer."""
    return actions.run_due(now())


def make_next() -> bool:
    """Make the archive that has waited longest; tells whether there was one."""
    return actions.run_next(now())
