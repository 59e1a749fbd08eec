"""From the catalogues that are or were in force to the wordings that the schedule is worked out from."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Max

from gongkai.calendars.queries import Calendar
from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.rules import VersionState
from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.obligations.rules.schedule import Wording
from gongkai.orgs.models import Unit

VALID = [VersionState.FILED, VersionState.IN_FORCE, VersionState.SUPERSEDED]
"""What was filed for a day says from that day on what is due, be it past or still to come. Source: 第二十三条."""


def wordings_of(unit: Unit) -> dict[int, list[Wording]]:
    """Return, by entry, what the versions of a unit's catalogue say and when, in the order they were in force.

    Of an entry that stood only in a version which another took the place of on the same day, nothing was ever said.
    """
    spans = _spans(unit)
    found: dict[int, list[Wording]] = defaultdict(list)
    items = Item.objects.filter(version__in=spans).order_by("version__in_force_on", "version")
    for item in items.only("entry_id", "version_id", "lead_unit_id", *COLUMNS):
        since, until = spans[item.version_id]
        said = found[item.entry_id]
        if until is None or since <= until:
            said.append(wording(item, since, until))
    return found


COLUMNS = ("time_kind", "second_time_kind", "period", "anchor_month", "anchor_day", "grace_days", "working_days")


def _spans(unit: Unit) -> dict[int, tuple[date, date | None]]:
    versions = Version.objects.filter(unit=unit, state__in=VALID).order_by("in_force_on", "pk")
    days = [(pk, since) for pk, since in versions.values_list("pk", "in_force_on") if since]
    ends = [since - timedelta(days=1) for _, since in days[1:]]
    return {pk: (since, until) for (pk, since), until in zip(days, [*ends, None], strict=True)}


def wording(item: Item, since: date, until: date | None) -> Wording:
    """Return what an item says of its time limit, as the rules see it."""
    kinds = {TimeKind(item.time_kind), *([TimeKind(item.second_time_kind)] if item.second_time_kind else [])}
    return Wording(
        item=item.pk,
        unit=item.lead_unit_id,
        since=since,
        until=until,
        kinds=frozenset(kinds),
        period=Period(item.period) if item.period else None,
        month=item.anchor_month,
        day=item.anchor_day,
        grace=item.grace_days,
        working_days=item.working_days,
    )


def bases(calendar: Calendar, units: Iterable[Unit] | None = None) -> dict[int, str]:
    """Return, by unit, what its obligations rest on: it changes with every version filed and every calendar table."""
    filed = Version.objects.filter(state__in=VALID)
    filed = filed if units is None else filed.filter(unit__in=units)
    counted = filed.order_by().values_list("unit").annotate(Max("pk"), Count("pk"))
    return {unit: _mark(f"{last} {many} {calendar.mark}") for unit, last, many in counted}


def _mark(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:32]
