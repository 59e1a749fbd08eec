"""What units are and were called: pages of what was made known earlier keep the name of that day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from gongkai.orgs.models import Unit, UnitName, in_force


@dataclass(frozen=True, slots=True)
class Names:
    """What a unit is called: in full, in short, and in English."""

    name: str
    short_name: str
    name_en: str


def names_now(unit: Unit | UnitName) -> Names:
    """Return the names of a unit as plain values."""
    return Names(unit.name, unit.short_name, unit.name_en)


def newest_names(unit: Unit) -> Names:
    """Return the newest names of a unit, which may begin in days to come."""
    return names_now(names_of(unit).first() or unit)


@dataclass(frozen=True, slots=True)
class Called:
    """A unit as it was called on a day; ``now`` is what it is called today, or who took it over, where that differs."""

    then: Unit | UnitName
    now: Unit | None
    is_taken_over: bool


def called_on(unit: Unit, day: date) -> Called:
    """Return what a unit was called on a day, and what became of it. Source: 第三条."""
    then = UnitName.objects.filter(in_force(day), unit=unit).first() or unit
    if unit.taken_over_by:
        return Called(then, unit.taken_over_by, is_taken_over=True)
    same = (then.name, then.name_en) == (unit.name, unit.name_en)
    return Called(then, None if same else unit, is_taken_over=False)


def names_of(unit: Unit) -> QuerySet[UnitName]:
    """Return all names a unit has had or is to have, the newest first."""
    return UnitName.objects.filter(unit=unit).order_by("-starts_on")


def names_due(on: date) -> QuerySet[UnitName]:
    """Return the names whose day has come and that their units do not bear yet."""
    borne = Q(name=F("unit__name"), short_name=F("unit__short_name"), name_en=F("unit__name_en"))
    return UnitName.objects.filter(in_force(on)).exclude(borne).select_related("unit").order_by("pk")
