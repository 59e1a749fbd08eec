"""All writes of archives, one transaction each: asking, making, calling off, fetching, forgetting."""

from gongkai.archives.actions.asking import call_off, fetched, order
from gongkai.archives.actions.forgetting import run_due
from gongkai.archives.actions.making import make_at, run_next

__all__ = ["call_off", "fetched", "make_at", "order", "run_due", "run_next"]
