"""How long matters lie in each step, from the steps on record. Source: 第十六条."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import CharField, Count, Exists, Expression, F, Func, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models import Value as Constant
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from gongkai.calendars.queries import calendar
from gongkai.disclosures.models import Contribution, Move, Proposal, Revision
from gongkai.disclosures.rules.words import IN_WORK, Stage, Verb
from gongkai.figures.queries.about import About
from gongkai.figures.rules.registry.steps import MEDIAN, STAGES, TAKEN, WAITING
from gongkai.figures.rules.values import Measured, Taken, Value, added, longest, median

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

TOGETHER = 0
"""Stands for all units where they are not told apart."""
CHANGED = ~Q(before=F("after"))


class DayInChina(Func):
    """The day of a time in China, written ``2026-09-14``; China has had one time all year since 1991."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:  # noqa: ANN401
        """Return it for SQLite, which keeps times as text in UTC."""
        return super().as_sql(compiler, connection, template="date(%(expressions)s, '+8 hours')", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:  # noqa: ANN401
        """Return it for PostgreSQL."""
        template = "to_char(%(expressions)s AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')"
        return super().as_sql(compiler, connection, template=template, **more)


class Stood(TypedDict):
    """What is worked out for each: the step it lay in."""

    stage_then: str


def _begun() -> Expression:
    """Return when a revision was begun: when somebody first wrote in it."""
    first = Contribution.objects.filter(revision=OuterRef("revision")).values("revision").annotate(at=Min("at"))
    return Coalesce(Subquery(first.values("at")), "disclosure__created_at")


def _left(about: About) -> QuerySet[Move]:
    """Return the moves by which a step was left within the days; a draft is left by being proposed."""
    by_proposing = Q(before=Stage.DRAFT, verb=Verb.PROPOSE) | Q(before__in=STAGES[1:])
    left = Move.objects.filter(CHANGED, by_proposing, about.within("at"), about.of_units("disclosure__unit"))
    return left.order_by()


def _unit(about: About) -> Combinable:
    return F("disclosure__unit") if about.by_unit else Constant(TOGETHER)


def _stays(about: About) -> "list[tuple[int, Stage, str, str, int]]":
    """Return how often a step was entered on one day and left on another, by unit."""
    before = Move.objects.filter(CHANGED, revision=OuterRef("revision"), pk__lt=OuterRef("pk")).order_by("-pk")
    dated = _left(about).annotate(entered=Coalesce(Subquery(before.values("at")[:1]), _begun()))
    days = dated.values_list(_unit(about), "before", DayInChina("entered"), DayInChina("at"))
    return [(unit, Stage(stage), first, last, times) for unit, stage, first, last, times in days.annotate(Count("pk"))]


def measured(codes: Iterable[str], about: About) -> dict[str, Measured]:
    """Return figures of time: what was taken, in two queries, and what waits now, in one."""
    asked = set(codes)
    found = _taken(about) if asked & TAKEN.keys() else {}
    found |= _waits(about) if asked & WAITING.keys() else {}
    return {code: found[code] for code in asked}


def _taken(about: About) -> dict[str, Measured]:
    found: dict[Stage, dict[int, list[Taken]]] = {stage: defaultdict(list) for stage in STAGES}
    length: dict[tuple[str, str], int] = {}
    days = calendar()
    for unit, stage, first, last, times in _stays(about):
        if (first, last) not in length:
            length[first, last] = days.count(date.fromisoformat(first), date.fromisoformat(last))
        found[stage][unit].append(Taken(length[first, last], times))
    matters = _left(about).values_list(_unit(about), "before").annotate(Count("revision", distinct=True))
    of = {(unit, stage): number for unit, stage, number in matters}
    return {code: _figure(code, found[stage], {u: of[u, stage] for u in found[stage]}) for code, stage in TAKEN.items()}


def _figure(code: str, taken: dict[int, list[Taken]], matters: dict[int, int]) -> Measured:
    make = median if code in MEDIAN else longest
    together = [one for each in taken.values() for one in each]
    units = {unit: Value(make(each), matters[unit]) for unit, each in taken.items()}
    return Measured(units, Value(make(together), sum(matters.values())))


def _waiting(about: About) -> "QuerySet[WithAnnotations[Revision, Stood]]":
    """Return what lay in a step at the moment, ``stage_then``, of what has been proposed at least once."""
    later = Move.objects.filter(CHANGED, revision=OuterRef("pk"), at__gt=about.at).order_by("at", "pk")
    proposed = Proposal.objects.filter(revision__disclosure=OuterRef("disclosure"), at__lte=about.at)
    moved_since = Move.objects.filter(CHANGED, at__gt=about.at).values("revision")
    open_ = Revision.objects.filter(Q(stage__in=sorted(IN_WORK)) | Q(pk__in=moved_since), Exists(proposed))
    then = open_.annotate(stage_then=Coalesce(Subquery(later.values("before")[:1]), "stage"))
    begun = Contribution.objects.filter(revision=OuterRef("pk"), at__lte=about.at)
    found = then.filter(about.of_units("disclosure__unit"), Exists(begun), stage_then__in=STAGES)
    return found.filter(disclosure__created_at__lte=about.at).order_by()


def _waits(about: About) -> dict[str, Measured]:
    counts: dict[str, dict[int, Value]] = {stage: {} for stage in STAGES}
    for unit, stage, number in _waiting(about).values_list("disclosure__unit", "stage_then").annotate(Count("pk")):
        counts[stage][unit] = Value(number, number)
    return {code: added(counts[stage]) for code, stage in WAITING.items()}


def rows(code: str, about: About) -> QuerySet[Revision]:
    """Return the revisions that a figure lists: those that left a step, or lie in it."""
    if code in WAITING:
        return Revision.objects.filter(pk__in=_waiting(about).filter(stage_then=WAITING[code]).values("pk"))
    left = _left(about).filter(before=TAKEN[code])
    return Revision.objects.filter(pk__in=left.values("revision"))
