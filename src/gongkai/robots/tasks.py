"""Jobs of the worker: fetch, delegate."""

from django.utils.timezone import now
from django_tasks import task

from gongkai.robots import actions


@task()
def run_due() -> int:
    """Put what robots are told today into the queue."""
    return actions.queue_messages(now())


def send_next() -> bool:
    """Try to tell the robot that has waited longest; tells whether there was one."""
    return actions.send_next_message(now())
