"""The sheets of the units: who reads which, what is on them, and what was objected. Source: 第十八条."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.assessments.models import Indicator, Objection, Scheme, Score, Sheet
from gongkai.assessments.queries.schemes import verbs_of
from gongkai.assessments.rules.steps import CONCERNED, READERS, Objecting, objecting_bars
from gongkai.assessments.rules.words import SchemeState, Verb
from gongkai.inspections.queries import concerned_units, own_ground
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.queries import Duties


def sheets_seen_by(duties: Duties) -> QuerySet[Sheet]:
    """Return the sheets somebody may read: all if he oversees, else those of his units that were shown to them.

    Source: 第十八条.
    """
    found = Sheet.objects.select_related("scheme", "unit__taken_over_by", "head")
    found = found.order_by("-scheme__year", "-scheme__pk", "unit__position", "unit__code")
    if duties.has(*READERS):
        return found
    return found.filter(unit__in=concerned_units(duties, *CONCERNED), scheme__opened_at__isnull=False)


def sheet_called(public_id: UUID, duties: Duties) -> Sheet | None:
    """Return a sheet somebody may read; absent and forbidden are alike."""
    return sheets_seen_by(duties).filter(public_id=public_id).first()


def scores_of(sheet: Sheet) -> list[Score]:
    """Return the lines of a sheet in order, each with what was objected."""
    related = ("indicator", "given_by", "objection__by", "objection__answered_by")
    return list(sheet.scores.select_related(*related).order_by("indicator__position"))


def objection_of(score: Score) -> Objection | None:
    """Return what was objected to a score, if anything."""
    return getattr(score, "objection", None)


def table_of(scheme: Scheme) -> list[tuple[Sheet, list[Score]]]:
    """Return all sheets of an assessment with their lines, in two queries."""
    lines: dict[int, list[Score]] = {}
    found = Score.objects.filter(sheet__scheme=scheme).select_related("indicator", "objection", "sheet__unit")
    for one in found.order_by("indicator__position"):
        lines.setdefault(one.sheet_id, []).append(one)
    sheets = Sheet.objects.filter(scheme=scheme).select_related("unit", "head").order_by("unit__position", "unit__code")
    return [(sheet, lines.get(sheet.pk, [])) for sheet in sheets]


def total_of(scores: list[Score]) -> Decimal | None:
    """Return what a sheet comes to; None while something is missing."""
    points = [one.points for one in scores]
    return None if None in points else sum((one for one in points if one is not None), Decimal(0))


def to_give(indicator: Indicator, duties: Duties) -> list[Score]:
    """Return what somebody gives by one indicator: by hand, or where a figure had nothing; not of his own units."""
    by_hand = Q(points=None) | Q(given_by__isnull=False)
    found = Score.objects.filter(by_hand, indicator=indicator).select_related("sheet__unit", "indicator")
    own = own_ground(duties)
    ordered = found.order_by("sheet__unit__position", "sheet__unit__code")
    return [one for one in ordered if one.sheet.unit_id not in own]


def own_left_out(scheme: Scheme, duties: Duties) -> list[str]:
    """Return the names of the units of an assessment that somebody may not rate, because they are his own."""
    own = Sheet.objects.filter(scheme=scheme, unit__in=own_ground(duties)).select_related("unit")
    return [one.unit.short_name for one in own.order_by("unit__position", "unit__code")]


def indicator_called(scheme: Scheme, position: int) -> Indicator | None:
    """Return one indicator of an assessment by its place."""
    return scheme.indicators.filter(position=position).first()


def objecting_to(sheet: Sheet, duties: Duties, on: date, *, has_one: bool) -> Objecting:
    """Return how a score stands to somebody who wants to object to it."""
    state = SchemeState(sheet.scheme.state)
    return Objecting(state, duties.roles_for(sheet.unit_id), on, sheet.scheme.objections_until, has_one)


def may_object(sheet: Sheet, duties: Duties, on: date) -> bool:
    """Tell whether somebody may object to what nobody has objected to yet."""
    return not objecting_bars(objecting_to(sheet, duties, on, has_one=False))


def score_called(sheet: Sheet, position: int) -> Score | None:
    """Return one line of a sheet by the place of its indicator."""
    found = sheet.scores.select_related("indicator", "given_by", "objection__by", "sheet__scheme", "sheet__unit")
    return found.filter(indicator__position=position).first()


def may_answer(sheet: Sheet, duties: Duties) -> bool:
    """Tell whether somebody may answer what a unit objects: not one of its own. Practice: S8."""
    return Verb.ANSWER in verbs_of(sheet.scheme, duties) and sheet.unit_id not in own_ground(duties)


def waiting_count(duties: Duties, on: date) -> int:
    """Return how many objections wait for the office, or how many sheets a head may still object to."""
    open_ = SchemeState.OPEN
    if duties.has(*READERS):
        waiting = Objection.objects.filter(answer="", score__sheet__scheme__state=open_)
        return waiting.count() if duties.has(*OFFICE) else 0
    own = Sheet.objects.filter(unit__in=concerned_units(duties, CONCERNED[0]), scheme__state=open_)
    return own.filter(scheme__objections_until__gte=on).count()
