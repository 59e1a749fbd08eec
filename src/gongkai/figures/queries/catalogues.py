"""Catalogues filed, late, not at all, and adjusted again. Source: 第十三条."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import cast

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from gongkai.catalogue.models import Version
from gongkai.catalogue.queries import FILED_STATES
from gongkai.catalogue.rules.adjustments import Step, needs_decision
from gongkai.figures.queries.about import About
from gongkai.figures.rules.registry.catalogues import LATE, MISSING
from gongkai.figures.rules.values import Measured, Value, added
from gongkai.measures.vocabulary import UnitKind
from gongkai.orgs.models import Unit, in_force

KEEPING = [kind for kind in UnitKind if kind is not UnitKind.BRANCH]
"""Units that are to have a catalogue of their own."""


def _keepers(about: About) -> QuerySet[Unit]:
    standing = Unit.objects.filter(in_force(about.known_until), kind__in=KEEPING)
    return standing.filter(about.of_units("pk")).order_by("position", "code")


def without_catalogue(about: About) -> QuerySet[Unit]:
    """Return the units that are to have a catalogue and have none that is filed and in force."""
    own = {"unit": OuterRef("pk"), "state__in": FILED_STATES}
    filed = Version.objects.filter(filed_at__lte=about.at, in_force_on__lte=about.known_until, **own)
    return _keepers(about).exclude(Exists(filed))


def _filed(about: About) -> dict[int, list[Version]]:
    """Return what units had filed by the moment, in the order it was filed."""
    found: dict[int, list[Version]] = defaultdict(list)
    filed = Version.objects.filter(about.of_units("unit"), state__in=FILED_STATES, filed_at__lte=about.at)
    for version in filed.select_related("unit").order_by("pk"):
        found[version.unit_id].append(version)
    return found


def _late(versions: list[Version], about: About) -> Iterable[Version]:
    years = set()
    for one in versions:
        day, begins = localdate(one.filed_at), date(one.year, 1, 1)
        if one.year not in years and about.span.first <= day < about.span.end and day >= begins:
            yield from [one] if one.unit.starts_on < begins else []
        years.add(one.year)


def _again(versions: list[Version], about: About) -> Iterable[Version]:
    steps = [Step(one.year, cast("date", one.in_force_on)) for one in versions]
    for at, one in enumerate(versions):
        is_here = about.span.first <= steps[at].on < about.span.end and steps[at].on <= about.on
        if is_here and needs_decision(steps[at], steps[:at]):
            yield one


def versions(code: str, about: About) -> list[Version]:
    """Return the versions that a figure lists."""
    counted = _late if code == LATE else _again
    return [one for filed in _filed(about).values() for one in counted(filed, about)]


def measured(codes: Iterable[str], about: About) -> dict[str, Measured]:
    """Return figures of catalogues."""
    return {code: _missing(about) if code == MISSING else _counted(code, about) for code in codes}


def _missing(about: About) -> Measured:
    missing = set(without_catalogue(about).values_list("pk", flat=True))
    return added({unit: Value(int(unit in missing), 1) for unit in _keepers(about).values_list("pk", flat=True)})


def _counted(code: str, about: About) -> Measured:
    counts = Counter(one.unit_id for one in versions(code, about))
    return added({unit: Value(number, number) for unit, number in counts.items()})
