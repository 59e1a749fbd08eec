"""How a number that is set stands: for the school, in one's own units, and all that was ever said of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.desk.phrases.policy import number_of, stricter_way
from gongkai.measures.reference import Ref
from gongkai.orgs.models import Unit
from gongkai.policy.queries import Value
from gongkai.policy.rules import RANGES, Said, Setting, Values


@dataclass(frozen=True, slots=True)
class Told:
    """One value that was set, in words; empty where a unit follows the school again."""

    row: Value
    words: str


@dataclass(frozen=True, slots=True)
class Own:
    """How a setting stands in a unit: what it has set itself, if anything, and what holds."""

    unit: Unit
    own: str
    holds: str


@dataclass(frozen=True, slots=True)
class Line:
    """One setting as pages show it."""

    setting: Setting
    passage: Ref
    of_school: str
    way: str
    of_units: tuple[Own, ...]
    told: tuple[Told, ...]


def line_of(setting: Setting, rows: Iterable[Value], on: date, units: Sequence[Unit] = ()) -> Line:
    """Return how a setting stands on a day: in some units, or in all that have ever set it themselves."""
    mine = [row for row in rows if row.setting == setting]
    values = Values(RANGES[setting], tuple(Said(row.unit_id, row.value, row.from_on) for row in mine))
    shown = units or list({row.unit_id: row.unit for row in mine if row.unit}.values())
    kept = [row for row in mine if not units or row.unit_id is None or row.unit in units]
    return Line(
        setting,
        Ref(*RANGES[setting].passage),
        number_of(setting, values.of_school(on)),
        stricter_way(setting),
        tuple(_own(setting, values, unit, on) for unit in shown),
        tuple(Told(row, "" if row.value is None else number_of(setting, row.value)) for row in reversed(kept)),
    )


def _own(setting: Setting, values: Values, unit: Unit, on: date) -> Own:
    own = values.of_unit(unit.pk, on)
    holds = number_of(setting, values.effective(unit.pk, on))
    return Own(unit, "" if own is None else number_of(setting, own), holds)
