"""The leaves as they stand in the database."""

from django.db.models import QuerySet

from gongkai.ledger.models import Entry, Head
from gongkai.ledger.rules.leaf import WORDED, Log, leaf_of


def size_of(log: Log) -> int:
    """Return how many leaves a log has in the database."""
    return Head.objects.filter(pk=log).values_list("size", flat=True).first() or 0


def leaves_of(log: Log, item: str) -> QuerySet[Entry]:
    """Return the leaves of an item, the newest first."""
    return Entry.objects.filter(log=log, item=item).order_by("-index")


def last_leaf(log: Log, item: str) -> Entry | None:
    """Return the newest leaf of an item."""
    return leaves_of(log, item).first()


def last_commit(log: Log, item: str) -> str:
    """Return what the newest leaf of an item commits to, for the next one to go on from; empty before the first."""
    written = leaves_of(log, item).values_list("entry", flat=True).first()
    return leaf_of(bytes(written)).commit if written else ""


def last_wording(log: Log, item: str) -> Entry | None:
    """Return the leaf of the wording that readers see, or saw last, of an item."""
    return leaves_of(log, item).filter(act__in=WORDED).first()


def entries_from(log: Log, start: int, end: int) -> list[bytes]:
    """Return the bytes of the leaves from one index up to another, in order."""
    found = Entry.objects.filter(log=log, index__gte=start, index__lt=end).order_by("index")
    return [bytes(one) for one in found.values_list("entry", flat=True)]
