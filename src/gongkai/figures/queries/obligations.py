"""Obligations as they stood at a moment. Source: 第十三条、第十七条."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When

from gongkai.calendars.queries import calendar
from gongkai.figures.queries.about import About
from gongkai.figures.rules import values
from gongkai.figures.rules.registry.obligations import COUNTED, ESCALATED, FALLEN_DUE, PART, Outcome
from gongkai.figures.rules.values import Measured, added
from gongkai.obligations.models import Deferral, Obligation, Statement
from gongkai.obligations.rules.reminders import TO_THE_OFFICE
from gongkai.obligations.rules.words import State

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Stood(TypedDict):
    """What is worked out for each: how it stood."""

    outcome: str


def standing_at(about: About) -> "QuerySet[WithAnnotations[Obligation, Stood]]":
    """Return what falls due within the days and still applies, each with its ``outcome`` at the moment."""
    found = Obligation.objects.filter(about.of_units("unit"), due_on__gte=about.span.first, due_on__lt=about.span.end)
    return found.exclude(state=State.MOOT).annotate(outcome=_outcome(about)).order_by()


def _outcome(about: About) -> Case:
    of_this = {"obligation": OuterRef("pk")}
    stated = Statement.objects.filter(at__lte=about.at, **of_this)
    not_yet = Q(ended_at=None) | Q(ended_at__gt=about.at)
    deferred = Deferral.objects.filter(not_yet, approved_at__lte=about.at, **of_this)
    return Case(
        When(state=State.MET, met_at__lte=about.at, then=Value(Outcome.ON_TIME.value)),
        When(state=State.LATE, met_at__lte=about.at, then=Value(Outcome.LATE.value)),
        When(Q(state=State.NOTHING_TO_REPORT) & Exists(stated), then=Value(Outcome.ON_TIME.value)),
        When(Exists(deferred), then=Value(Outcome.DEFERRED.value)),
        When(due_on__lt=about.on, then=Value(Outcome.OVERDUE.value)),
        default=Value(Outcome.DUE.value),
        output_field=CharField(),
    )


def rows(code: str, about: About) -> QuerySet[Obligation]:
    """Return the obligations that a figure lists."""
    found = standing_at(about)
    return found.filter(_escalated(about)) if code == ESCALATED else found.filter(outcome__in=COUNTED[code])


def _escalated(about: About) -> Q:
    """Match what the office was reminded of: the reminder is sent on the third working day after the due day."""
    days, last = calendar(), about.on
    while days.add(last, TO_THE_OFFICE) > about.on:
        last -= timedelta(days=1)
    return Q(outcome=Outcome.OVERDUE, reminded__gte=TO_THE_OFFICE, due_on__lte=last)


def measured(codes: Iterable[str], about: About) -> dict[str, Measured]:
    """Return figures of what fell due, in one query for all of them."""
    told = standing_at(about).values_list("unit", "outcome")
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    escalated: dict[int, int] = defaultdict(int)
    for unit, outcome, number, went_up in told.annotate(Count("pk"), up=Count("pk", _escalated(about))):
        counts[unit][outcome] = number
        escalated[unit] += went_up
    return {code: _figure(code, counts, escalated) for code in codes}


def _figure(code: str, counts: dict[int, dict[str, int]], escalated: dict[int, int]) -> Measured:
    found = {}
    for unit, outcomes in counts.items():
        whole = sum(outcomes.get(one, 0) for one in (FALLEN_DUE if code in PART else Outcome))
        part = sum(outcomes.get(one, 0) for one in PART.get(code, COUNTED.get(code, ())))
        found[unit] = values.Value(escalated[unit] if code == ESCALATED else part, whole)
    return added(found)


def by_day(about: About) -> dict[date, values.Value]:
    """Return, by due day, how many were met on time of those that had fallen due: what a trend is drawn from."""
    found: dict[date, values.Value] = defaultdict(lambda: values.NOTHING)
    fallen = standing_at(about).filter(outcome__in=FALLEN_DUE).values_list("due_on", "outcome")
    for day, outcome, number in fallen.annotate(Count("pk")):
        found[day] += values.Value(number if outcome == Outcome.ON_TIME else 0, number)
    return dict(found)
