"""Settling a scheme and taking its figures, giving what is given by hand, and showing it to the units.

Source: 第十八条.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from gongkai.assessments.actions.hold import ground_of, locked, noted, permitted, tell_units
from gongkai.assessments.models import Indicator, Scheme, Score, Sheet
from gongkai.assessments.queries import elsewhere, indicators_of, to_give, unscored_count
from gongkai.assessments.rules.scheme import ready_to_measure
from gongkai.assessments.rules.scoring import Marks, score_of
from gongkai.assessments.rules.steps import CONCERNED, given_refusals, not_his_own, ready_to_open
from gongkai.assessments.rules.words import Kind, Verb
from gongkai.calendars.queries import calendar
from gongkai.figures import queries as figures
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.spans import Span
from gongkai.figures.rules.values import Measured
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of, holders
from gongkai.scanner.covering import must_not_be_told


@dataclass(frozen=True, slots=True)
class Given:
    """Points that somebody gives, and why; None is not given."""

    points: Decimal | None
    reason: str


@recorded()
def measure(scheme: Scheme, *, by: Person, at: datetime) -> None:
    """Settle a scheme and keep what its figures were at this moment; nothing of it changes any more.

    Source: 第十八条.

    :raises Refused: with every reason.
    """
    held, today = locked(scheme), localdate(at)
    units = list(Unit.objects.select_for_update().filter(pk__in=held.units.values("pk")).order_by("pk"))
    asked = indicators_of(held)
    weights = [one.weight for one in asked]
    lacks = ready_to_measure(weights, units=len(units), elsewhere=elsewhere(held), last=held.last, on=today)
    state = permitted(held, Verb.MEASURE, *lacks, by=by, at=at)
    heads = dict(holders([one.pk for one in units], [Role.HEAD], today).values_list("unit_id", "person_id"))
    sheets = Sheet.objects.bulk_create(Sheet(scheme=held, unit=one, head_id=heads.get(one.pk)) for one in units)
    Score.objects.bulk_create(_scores(sheets, asked, _measured(held, units, asked, at)))
    Scheme.objects.filter(pk=held.pk).update(state=state, measured_by=by, measured_at=at)
    noted("assessment_measured", held, by=by, at=at, things=len(units))


def _measured(held: Scheme, units: Sequence[Unit], asked: Sequence[Indicator], at: datetime) -> dict[str, Measured]:
    """Take the figures; letters that complain of somebody who will read a sheet are left out. Practice: S5."""
    keys = [one.pk for one in units]
    readers = set(holders(keys, CONCERNED, localdate(at)).values_list("person_id", flat=True))
    codes = sorted({one.figure for one in asked if one.kind == Kind.AUTOMATIC})
    span = Span(held.first, held.last + timedelta(days=1))
    return figures.measured(codes, keys, span, at, hidden_from=readers)


def _scores(sheets: Sequence[Sheet], asked: Sequence[Indicator], found: Mapping[str, Measured]) -> list[Score]:
    return [_score(sheet, one, found) for sheet in sheets for one in asked]


def _score(sheet: Sheet, one: Indicator, found: Mapping[str, Measured]) -> Score:
    if one.kind == Kind.MANUAL:
        return Score(sheet=sheet, indicator=one)
    value = found[one.figure].units[sheet.unit_id]
    points = score_of(FIGURES[one.figure], Marks(one.weight, one.full, one.zero), value)
    part, whole = (value.part, value.whole) if value else (None, None)
    return Score(sheet=sheet, indicator=one, part=part, whole=whole, points=points)


@recorded()
def give(indicator: Indicator, given: Mapping[int, Given], *, by: Person, at: datetime) -> None:
    """Give units their points by one indicator, each with a reason; ``given`` goes by the key of the score.

    Nobody rates his own unit. Source: 第十八条.

    :raises Refused: with every reason.
    """
    held = locked(indicator.scheme)
    scores = list(Score.objects.filter(indicator=indicator, pk__in=given).select_related("sheet"))
    may = {one.pk for one in to_give(indicator, duties_of(by, localdate(at)))}
    wrong = [each for pk, one in given.items() for each in _wrong(one, indicator.weight, str(pk))]
    own = not_his_own(is_own_unit=not ground_of(by, at).isdisjoint(one.sheet.unit_id for one in scores))
    strange = [] if own or set(given) <= may else [Refusal("moved_meanwhile")]
    permitted(held, Verb.SCORE, *own, *strange, *wrong, by=by, at=at)
    for pk, one in given.items():
        said = {"points": one.points, "reason": one.reason.strip(), "given_by": by, "given_at": at}
        Score.objects.filter(pk=pk).update(**said)
    noted("assessment_scored", held, by=by, at=at, indicator=indicator.position, things=len(given))


def _wrong(one: Given, weight: int, about: str) -> list[Refusal]:
    return given_refusals(one.points, one.reason, weight=weight, about=about, told=must_not_be_told)


@recorded()
def open_to_units(scheme: Scheme, *, by: Person, at: datetime) -> None:
    """Show every unit its own sheet; from here on a score changes by an objection alone. Source: 第十八条.

    :raises Refused: with every reason.
    """
    held = locked(scheme)
    state = permitted(held, Verb.OPEN, *ready_to_open(unscored=unscored_count(held)), by=by, at=at)
    until = calendar().add(localdate(at), held.objection_days)
    said = {"state": state, "opened_by": by, "opened_at": at, "objections_until": until}
    Scheme.objects.filter(pk=held.pk).update(**said)
    noted("assessment_opened", held, by=by, at=at, ends_on=until)
    tell_units("assessment_opened", sheets_of(held), but=by, at=at)


def sheets_of(held: Scheme) -> list[Sheet]:
    """Return the sheets of an assessment with their units."""
    return list(Sheet.objects.filter(scheme=held).select_related("scheme", "unit__taken_over_by"))
