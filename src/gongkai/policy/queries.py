"""What the school has decided and set, and what units have set more strictly."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from gongkai.policy.models import Decision, Value
from gongkai.policy.rules import RANGES, ROOMS, Choice, Said, Setting, Values

__all__ = [
    "Decision",
    "Value",
    "all_effective",
    "decided",
    "decisions_on",
    "effective",
    "mark_of",
    "said_of_all",
    "values_of",
]


def decisions_on(choice: Choice) -> QuerySet[Decision]:
    """Return what was decided on a choice, the newest first."""
    return Decision.objects.filter(choice=choice).select_related("by")


def decided(choice: Choice) -> bool:
    """Tell how a choice stands now. Source: 第二十一条."""
    newest = Decision.objects.filter(choice=choice).values_list("is_on", flat=True).first()
    return ROOMS[choice].default if newest is None else newest


def said_of_all() -> list[Value]:
    """Return all that was ever set, of every setting, in the order it was said."""
    return list(Value.objects.select_related("unit", "by"))


def values_of(setting: Setting) -> Values:
    """Return all that was ever set of one setting. Source: 第二十一条."""
    rows = Value.objects.filter(setting=setting).values_list("unit", "value", "from_on")
    return Values(RANGES[setting], tuple(Said(*row) for row in rows))


def effective(setting: Setting, unit_id: int, on: date) -> int:
    """Return what holds in a unit on a day. Source: 第二十一条."""
    return values_of(setting).effective(unit_id, on)


def all_effective(settings: Iterable[Setting], unit_id: int, on: date) -> dict[Setting, int]:
    """Return what holds in a unit on a day, of several settings asked about at once. Source: 第二十一条."""
    said: dict[str, list[Said]] = {setting: [] for setting in settings}
    rows = Value.objects.filter(setting__in=said)
    for setting, unit, value, since in rows.values_list("setting", "unit", "value", "from_on"):
        said[setting].append(Said(unit, value, since))
    return {
        Setting(one): Values(RANGES[Setting(one)], tuple(found)).effective(unit_id, on) for one, found in said.items()
    }


def mark_of(setting: Setting) -> str:
    """Return what changes with every value of a setting; empty as long as nobody has set it."""
    newest = Value.objects.filter(setting=setting).order_by("-pk").values_list("pk", flat=True).first()
    return str(newest or "")
