"""What a scheme must be like: its days, its units, and indicators whose weights add to a hundred. Source: 第十八条."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.assessments.rules.words import Kind
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.words import Better, Measure
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import UnitKind

WHOLE = 100
"""What the weights add to. Source: 第十八条."""
ASSESSED = (UnitKind.COLLEGE, UnitKind.DEPARTMENT)
"""Which units the school Party committee assesses. Source: 第十八条."""
MOST_INDICATORS, MOST_DAYS = 20, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One indicator as it is typed."""

    name: str
    weight: int
    kind: Kind
    figure: str = ""
    full: int | None = None
    zero: int | None = None
    guidance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A scheme as it is typed; ``units`` are keys of units."""

    name: str
    year: int
    first: date
    last: date
    objection_days: int
    units: tuple[int, ...]
    indicators: tuple[Asked, ...]


def typed_refusals(typed: Typed, *, known: frozenset[int], told: Callable[[str], bool]) -> list[Refusal]:
    """Return what is wrong with a scheme in itself; a draft need not add to a hundred yet. Source: 第十八条."""
    texts = [typed.name, *(text for one in typed.indicators for text in (one.name, one.guidance))]
    against = {
        Refusal("text_missing", about="name"): not typed.name.strip(),
        Refusal("year_odd", about="year"): not typed.first.year - 1 <= typed.year <= typed.last.year,
        Refusal("ends_before_it_starts", about="last"): typed.last < typed.first,
        Refusal("days_out_of_range", about="objection_days"): not 1 <= typed.objection_days <= MOST_DAYS,
        Refusal("unit_not_assessed", (18, None), "units"): not set(typed.units) <= known,
        Refusal("too_many_indicators", about="indicators"): len(typed.indicators) > MOST_INDICATORS,
        Refusal("text_leaks", (9, None), "indicators"): any(map(told, texts)),
    }
    found = [refusal for refusal, holds in against.items() if holds]
    return found + [each for number, one in enumerate(typed.indicators, 1) for each in _against(one, number)]


def _against(one: Asked, number: int) -> list[Refusal]:
    """Return what is wrong with one indicator, by the number of its line."""
    figure = FIGURES.get(one.figure)
    is_automatic = one.kind is Kind.AUTOMATIC
    against = {
        "indicator_unnamed": not one.name.strip(),
        "weight_odd": not 1 <= one.weight <= WHOLE,
        "figure_missing": is_automatic and figure is None,
        "figure_not_asked": not is_automatic and bool(one.figure),
    }
    found = [code for code, holds in against.items() if holds]
    if is_automatic and figure is not None:
        found += _against_marks(one, figure.measure, figure.better)
    return [Refusal(code, (18, None), str(number)) for code in found]


def _against_marks(one: Asked, measure: Measure, better: Better) -> list[str]:
    """Ask for both marks where they are needed, and the way round in which the figure is better."""
    full, zero = one.full, one.zero
    if measure is Measure.SHARE:
        return [] if full is None and zero is None else ["marks_not_asked"]
    if full is None or zero is None:
        return ["marks_missing"]
    if full == zero:
        return ["marks_alike"]
    is_wrong = full < zero if better is Better.MORE else better is Better.FEWER and full > zero
    return ["marks_wrong_way"] if is_wrong else []


def ready_to_measure(
    weights: Sequence[int], *, units: int, elsewhere: Sequence[str], last: date, on: date
) -> list[Refusal]:
    """Return what a scheme lacks before it is settled: weights of a hundred, units, and days that are over.

    ``elsewhere`` names the units that another assessment of the year has. Source: 第十八条.
    """
    off = sum(weights) - WHOLE
    found = [Refusal("weights_short", (18, None), str(-off))] if off < 0 else []
    found += [Refusal("weights_over", (18, None), str(off))] if off > 0 else []
    found += [] if units else [Refusal("no_units", (18, None))]
    found += [Refusal("days_not_over")] if last >= on else []
    return [*found, *(Refusal("unit_elsewhere", about=name) for name in elsewhere)]
