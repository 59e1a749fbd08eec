"""From the catalogues that are or were in force to the wordings that the schedule is worked out from.

An entry is worked out for the unit that keeps it now, by what all its keepers have filed while they kept it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from django.db.models import Count, Max

from gongkai.calendars.queries import Calendar
from gongkai.catalogue.models import Handed, Item, Version
from gongkai.catalogue.rules import VersionState
from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.obligations.rules.schedule import Wording
from gongkai.orgs.models import Unit
from gongkai.policy.queries import mark_of, values_of
from gongkai.policy.rules import Setting, Values

VALID = [VersionState.FILED, VersionState.IN_FORCE, VersionState.SUPERSEDED]
"""What was filed for a day says from that day on what is due, be it past or still to come. Source: 第二十三条."""
RELATED = ("version", "entry", "lead_unit")
Span: TypeAlias = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Keeper:
    """A unit that kept an entry, from which moment on and until when; None is always."""

    unit: int
    since: datetime | None
    until: datetime | None

    def filed(self, at: datetime) -> bool:
        """Tell whether it filed at that moment as the keeper."""
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Filed:
    """A version that was filed: when, and from which day it is in force."""

    pk: int
    at: datetime
    since: date


def wordings_of(unit: Unit) -> dict[int, list[Wording]]:
    """Return, by entry that a unit keeps, what versions say of it and when, in the order they were in force.

    Of an entry that stood only in a version which another took the place of on the same day, nothing was ever said.
    """
    keepers = _keepers(unit)
    filed = _filed({unit.pk, *(one.unit for kept in keepers.values() for one in kept)})
    alone = (Keeper(unit.pk, None, None),)
    spans = {kept: _spans(kept, filed) for kept in {alone, *keepers.values()}}
    found: dict[int, list[Wording]] = defaultdict(list)
    usual = values_of(Setting.TIMELY_DAYS)
    items = Item.objects.filter(entry__unit=unit, version__state__in=VALID).select_related(*RELATED)
    for item in items.order_by("version__in_force_on", "version"):
        span = spans[keepers.get(item.entry_id, alone)].get(item.version_id)
        if span is None:
            continue
        said = found[item.entry_id]
        if span[1] is None or span[0] <= span[1]:
            said.append(wording(item, *span, usual))
    return found


def _keepers(unit: Unit) -> dict[int, tuple[Keeper, ...]]:
    """Return, of the entries that were another's before, who kept them when."""
    steps: dict[int, list[Handed]] = defaultdict(list)
    for one in Handed.objects.filter(entry__unit=unit).order_by("at", "pk"):
        steps[one.entry_id].append(one)
    return {entry: _line(handed) for entry, handed in steps.items()}


def _line(handed: Sequence[Handed]) -> tuple[Keeper, ...]:
    moments = [None, *(one.at for one in handed), None]
    units = [handed[0].before_id, *(one.after_id for one in handed)]
    return tuple(Keeper(*one) for one in zip(units, moments, moments[1:], strict=False))


def _filed(units: Iterable[int]) -> dict[int, list[Filed]]:
    found: dict[int, list[Filed]] = defaultdict(list)
    versions = Version.objects.filter(unit__in=list(units), state__in=VALID).order_by("in_force_on", "pk")
    for unit, pk, at, since in versions.values_list("unit", "pk", "filed_at", "in_force_on"):
        if at and since:
            found[unit].append(Filed(pk, at, since))
    return found


def _spans(keepers: Iterable[Keeper], filed: dict[int, list[Filed]]) -> dict[int, Span]:
    """Return from when to when versions are in force for an entry.

    What a keeper filed goes on after it was handed on, until the next one's first version is in force: that one
    decides from then on, also where it leaves the entry out or where something was to change later.
    """
    said: list[Filed] = []
    for keeper in keepers:
        theirs = [one for one in filed[keeper.unit] if keeper.filed(one.at)]
        said = [one for one in said if not theirs or one.since < theirs[0].since] + theirs
    ends = [one.since - timedelta(days=1) for one in said[1:]]
    return {one.pk: (one.since, until) for one, until in zip(said, [*ends, None], strict=False)}


def owed_by(item: Item) -> int:
    """Return the unit that owes what an item asks for: who keeps the entry now, or whom it names, or its successor."""
    if item.lead_unit_id == item.version.unit_id:
        return item.entry.unit_id
    return item.lead_unit.taken_over_by_id or item.lead_unit_id


def wording(item: Item, since: date, until: date | None, usual: Values) -> Wording:
    """Return what an item says of its time limit, as the rules see it.

    Where it names no number of days, the one decides that held in its unit on the day it came into force: what is
    set later is not retroactive. Source: 第二十一条、第二十三条.
    """
    unit = owed_by(item)
    kinds = {TimeKind(item.time_kind), *([TimeKind(item.second_time_kind)] if item.second_time_kind else [])}
    return Wording(
        item=item.pk,
        unit=unit,
        since=since,
        until=until,
        kinds=frozenset(kinds),
        period=Period(item.period) if item.period else None,
        month=item.anchor_month,
        day=item.anchor_day,
        grace=item.grace_days,
        working_days=item.working_days or usual.effective(unit, since),
    )


def bases(calendar: Calendar, units: Iterable[Unit] | None = None) -> dict[int, str]:
    """Return, by unit, what its obligations rest on.

    It changes with every version filed, every calendar table, every usual number of days that is set, and whenever
    units take over from others.
    """
    asked = None if units is None else {unit.pk for unit in units}
    versions = Version.objects.filter(state__in=VALID, **({} if asked is None else {"unit__in": asked}))
    filed = versions.order_by().values_list("unit").annotate(Max("pk"), Count("pk"))
    handed = Handed.objects.order_by("pk").values_list("pk", "entry__unit")
    taken = Unit.objects.filter(taken_over_by__isnull=False).order_by("pk").values_list("pk", "taken_over_by")
    lineage = f"{list(handed)} {list(taken)} {mark_of(Setting.TIMELY_DAYS)}"
    rests = dict.fromkeys((unit for _, unit in handed), "") | {unit: f"{last} {many}" for unit, last, many in filed}
    wanted = rests.keys() if asked is None else rests.keys() & asked
    return {unit: _mark(f"{rests[unit]} {calendar.mark} {lineage}") for unit in wanted}


def _mark(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:32]
