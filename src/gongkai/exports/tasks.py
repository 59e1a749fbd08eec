"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.exports import actions
from gongkai.exports.actions.making import Make


@task()
def run_due() -> int:
    """Forget the tables that are kept no longer."""
    return actions.run_due(now())


def make_next(make: Make) -> bool:
    """Make the table that has waited longest; tells whether there was one."""
    return actions.run_next(now(), make)
