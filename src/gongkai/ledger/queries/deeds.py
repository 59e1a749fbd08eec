"""What staff did, read from the internal log: each line from its leaf and what opens it, checked against both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.ledger.models import Entry
from gongkai.ledger.queries.published import hashes_of, published_checkpoint
from gongkai.ledger.rules.bundle import Opening
from gongkai.ledger.rules.leaf import Leaf, Log, leaf_of
from gongkai.merkle.tree import Broken, leaf_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a list of deeds is narrowed to; what is empty narrows nothing. ``by`` None in the set is the program."""

    what: str = ""
    by: frozenset[UUID | None] = frozenset()
    subjects: frozenset[str] = frozenset()
    since: datetime | None = None
    until: datetime | None = None

    def condition(self) -> Q:
        """Return it as a question to the database."""
        asked = {
            "deed__what": self.what,
            "item__in": self.subjects,
            "deed__at__gte": self.since,
            "deed__at__lt": self.until,
        }
        found = Q(**{name: value for name, value in asked.items() if value})
        if self.by:
            nobody = Q(seal__isnull=False, deed__isnull=False, deed__by=None) if None in self.by else Q()
            found &= nobody | Q(deed__by__in=self.by - {None})
        return found


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One deed. Without ``is_open`` what opened it is gone, and nobody can tell who did it or the details.

    ``fits`` tells whether everything the database says of it is what the leaf commits to, and the leaf what was signed.
    """

    index: int
    leaf: Leaf
    by: UUID | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    is_open: bool = True
    fits: bool = True
    is_signed: bool = False


def deeds(narrowed: Narrowed) -> QuerySet[Entry]:
    """Return the leaves of the internal log with what opens them, the newest first."""
    entries = Entry.objects.filter(narrowed.condition(), log=Log.AUDIT)
    return entries.select_related("seal", "deed").order_by("-index")


def deed_at(index: int) -> Entry | None:
    """Return the leaf at an index of the internal log."""
    return Entry.objects.filter(log=Log.AUDIT, index=index).first()


def read_deeds(entries: Iterable[Entry]) -> list[DeedLine]:
    """Read leaves with what opens them, each checked against its commitment and against the signed tree."""
    signed = published_checkpoint(Log.AUDIT)
    hashes = cache(lambda: hashes_of(Log.AUDIT, signed)) if signed else None

    def stands(entry: Entry) -> bool:
        try:
            return hashes is None or hashes()(0, entry.index) == leaf_hash(bytes(entry.entry))
        except (Broken, FileNotFoundError):
            return False

    size = signed.size if signed else 0
    return [_line(one, is_signed=one.index < size, stands=one.index >= size or stands(one)) for one in entries]


def _line(entry: Entry, *, is_signed: bool, stands: bool) -> DeedLine:
    leaf, seal = leaf_of(bytes(entry.entry)), getattr(entry, "seal", None)
    if seal is None:
        return DeedLine(entry.index, leaf, is_open=False, fits=stands, is_signed=is_signed)
    opening = Opening(bytes(entry.entry), seal.salt, seal.content, ())
    said = opening.facts
    by = UUID(said["by"]) if said.get("by") else None
    try:
        opening.check()
    except Broken:
        stands = False
    beside = getattr(entry, "deed", None)
    agrees = (entry.item, entry.act) == (leaf.item, leaf.act)
    agrees &= beside is None or (beside.what, beside.by) == (leaf.reason, by)
    return DeedLine(entry.index, leaf, by, said.get("told", {}), fits=stands and agrees, is_signed=is_signed)
