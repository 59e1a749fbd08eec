"""The matters that a year made known, side by side as readers have them: read in chunks, however many there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import get_default_timezone

from gongkai.archives.queries.guarded import Guarding
from gongkai.archives.rules import Extent, Reach
from gongkai.disclosures.models import Attachment, Disclosure, Move, Pass, Release, Revision
from gongkai.disclosures.queries.record import item_of_log
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.ledger.queries import Proven, Prover
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import Audience

CHUNK = 50
"""How many matters are read at once: so many queries a chunk, not a matter."""
TAKEN_DOWN = (ReleaseState.ERASED, ReleaseState.WITHDRAWN, ReleaseState.SUSPENDED)
AUDIENCES = {Log.PUBLIC: [Audience.PUBLIC], Log.INNER: [Audience.INNER, Audience.SPECIFIC]}
"""Who reads each side of a matter: its log is that of the side."""
Row = TypeVar("Row", bound=Model)


class Place(NamedTuple):
    """A matter on one side: which side, its index number there, and its row."""

    log: Log
    number: str
    pk: int


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter on one side, with all an archive says of it."""

    place: Place
    disclosure: Disclosure
    releases: Sequence[Release]
    attached: dict[int, list[Attachment]]
    moves: Sequence[Move]
    passes: Sequence[Pass]
    leaves: Sequence[Proven]
    is_let: bool

    @property
    def revisions(self) -> list[Revision]:
        """The wordings that this side has read, in order."""
        return list({one.revision_id: one.revision for one in self.releases}.values())

    @property
    def standing(self) -> ReleaseState:
        """How the matter stands on this side: taken down, else live, else over."""
        states = {ReleaseState(one.state) for one in self.releases}
        down = next((one for one in TAKEN_DOWN if one in states), None)
        if down and (self.disclosure.erased_at or ReleaseState.LIVE not in states):
            return down
        return ReleaseState.LIVE if ReleaseState.LIVE in states else ReleaseState.ENDED


def bounds(year: int) -> tuple[datetime, datetime]:
    """Return from when until when a year is, by the school's clock."""
    zone = get_default_timezone()
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def erased_count() -> int:
    """Return how many disclosures have been erased: it never gets smaller, and counts with the erasure's commit."""
    return Disclosure.objects.exclude(erased_at=None).count()


def places_of(extent: Extent) -> list[Place]:
    """Return the matters of which something was made known in a year, public ones first, by index number.

    Source: 第十条、第十六条（四）.
    """
    first, after = bounds(extent.year)
    found = Release.objects.exclude(state=ReleaseState.PLANNED).filter(live_at__gte=first, live_at__lt=after)
    found = found.filter(disclosure__unit=extent.unit) if extent.unit else found
    logs = [Log.PUBLIC] if extent.reach is Reach.PUBLIC else list(AUDIENCES)
    return [place for log in logs for place in _side(found, log)]


def _side(found: QuerySet[Release], log: Log) -> list[Place]:
    number = "disclosure__index_no" if log is Log.PUBLIC else "disclosure__inner_index_no"
    rows = found.filter(audience__in=AUDIENCES[log]).values_list(number, "disclosure_id").distinct()
    return sorted(Place(log, number or "", pk) for number, pk in rows)


def matters_at(places: Sequence[Place], provers: dict[Log, Prover | None], guarding: Guarding) -> Iterator[Matter]:
    """Yield matters in order, a chunk's rows at a time."""
    for start in range(0, len(places), CHUNK):
        chunk = places[start : start + CHUNK]
        for log in dict.fromkeys(place.log for place in chunk):
            yield from _read([place for place in chunk if place.log is log], provers[log], guarding)


def _read(places: Sequence[Place], prover: Prover | None, guarding: Guarding) -> Iterator[Matter]:
    log = places[0].log
    rows = Disclosure.objects.filter(pk__in=[place.pk for place in places]).select_related("unit")
    disclosures = {one.pk: one for one in rows}
    releases = _grouped(_released(disclosures, log), "disclosure_id")
    revisions = {one.revision_id for found in releases.values() for one in found}
    of_these = Q(revision__in=revisions)
    related = ("stored", "served")
    attached = _grouped(Attachment.objects.filter(of_these).select_related(*related), "revision_id")
    moves = _grouped(Move.objects.filter(of_these).select_related("by", "acting_for", "revision"), "disclosure_id")
    passes = _grouped(Pass.objects.filter(of_these).select_related("by", "acting_for", "revision"), "revision_id")
    items = {pk: [item_of_log(one, audience) for audience in AUDIENCES[log]] for pk, one in disclosures.items()}
    proven = prover.leaves_of(item for found in items.values() for item in found) if prover else []
    for place in places:
        mine = releases[place.pk]
        texts = {one.revision_id: one.revision for one in mine}
        yield Matter(
            place,
            disclosures[place.pk],
            mine,
            {pk: attached[pk] for pk in texts},
            moves[place.pk],
            [one for pk in texts for one in passes[pk]],
            [one for one in proven if one.entry.item in items[place.pk]],
            all(guarding.lets(text, attached[pk]) for pk, text in texts.items()),
        )


def _released(disclosures: dict[int, Disclosure], log: Log) -> QuerySet[Release]:
    """Return everything a side has ever read of some matters, whichever year that was."""
    found = Release.objects.filter(disclosure__in=disclosures, audience__in=AUDIENCES[log])
    related = ("revision__approved_by", "rung", "over_by")
    rows = found.exclude(state=ReleaseState.PLANNED).select_related(*related)
    return rows.prefetch_related("revision__subjects").order_by("live_at", "rung__rank", "pk")


def _grouped(rows: QuerySet[Row], key: str) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, key)].append(row)
    return grouped
