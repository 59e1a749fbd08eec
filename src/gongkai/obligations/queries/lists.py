"""What is due: for whom, in which order, how it stands. Source: 第十七条."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from gongkai.catalogue.models import Entry
from gongkai.disclosures.models import Disclosure
from gongkai.measures.vocabulary import OVERSEERS, Audience
from gongkai.obligations.models import Deferral, Obligation, Shift, Statement, Transfer, Urge
from gongkai.obligations.queries.facts import UNDECIDED
from gongkai.obligations.rules.words import Standing, State
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import UNIT_ROLES, Duties

RELATED = ("item", "entry", "unit", "event", "disclosure")


def seen_by(duties: Duties) -> QuerySet[Obligation]:
    """Return the obligations somebody may know of: those of his units, and all for those who oversee.

    Source: 第五条、第六条.
    """
    return Obligation.objects.select_related(*RELATED) if duties.has(*OVERSEERS) else mine(duties)


def mine(duties: Duties) -> QuerySet[Obligation]:
    """Return the obligations of the units somebody works for. Source: 第七条."""
    return Obligation.objects.select_related(*RELATED).filter(unit__in=duties.units_with(*UNIT_ROLES))


def owed_by_any(units: Iterable[Unit]) -> QuerySet[Obligation]:
    """Return what units owe still: open, or put off."""
    return Obligation.objects.filter(unit__in=list(units), state__in=[State.OPEN, State.DEFERRED]).order_by(
        "due_on", "pk"
    )


def transfers_of(obligation: Obligation) -> QuerySet[Transfer]:
    """Return how it went from unit to unit, oldest first."""
    return Transfer.objects.filter(obligation=obligation).select_related("before", "after")


def obligation_called(public_id: UUID, duties: Duties) -> Obligation | None:
    """Return an obligation if somebody may know of it; absent and not permitted are the same."""
    return seen_by(duties).filter(public_id=public_id).first()


def standing(which: Standing, on: date) -> Q:
    """Match the obligations that stand so on a day. Source: 第十七条."""
    if which is Standing.OVERDUE:
        return Q(state=State.OPEN, due_on__lt=on)
    if which is Standing.DUE:
        return Q(state=State.OPEN, due_on__gte=on)
    return Q(state=which.value)


def late_first(found: QuerySet[Obligation], on: date) -> QuerySet[Obligation]:
    """Put what is overdue first, the oldest before; then what falls due next; what is answered last, newest first."""
    rank = Case(
        When(standing(Standing.OVERDUE, on), then=Value(0)),
        When(state=State.OPEN, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    open_until = Case(When(state=State.OPEN, then=F("due_on")))
    return found.annotate(rank=rank).order_by("rank", open_until, "-due_on", "pk")


def overdue(on: date) -> QuerySet[Obligation]:
    """Return everything overdue on a day, the oldest first. Source: 第十七条."""
    return Obligation.objects.filter(standing(Standing.OVERDUE, on)).select_related(*RELATED).order_by("due_on", "pk")


def overdue_for_readers(on: date) -> QuerySet[Obligation]:
    """Return what is overdue and was to be made known to everybody; no reader learns of anything else.

    Source: 第十条（一）、第十七条.
    """
    return overdue(on).filter(item__audience=Audience.PUBLIC).select_related(*RELATED, "item__version__unit")


def overdue_count(duties: Duties, on: date) -> int:
    """Return how much of what somebody may know of is overdue."""
    return seen_by(duties).filter(standing(Standing.OVERDUE, on)).count()


def open_under(entry: Entry, unit_ids: frozenset[int]) -> QuerySet[Obligation]:
    """Return what an entry has open that nothing has taken over yet, for units concerned, the next first."""
    rows = Obligation.objects.filter(entry=entry, state=State.OPEN, disclosure=None).select_related(*RELATED)
    concerned = Q(unit__in=unit_ids) | Q(item__lead_unit__in=unit_ids) | Q(item__other_units__in=unit_ids)
    return rows.filter(concerned).distinct().order_by("due_on", "pk")


def outcome_of(disclosure_id: int) -> Obligation | None:
    """Return the obligation that a disclosure has met, in time or late: what readers are told. Source: 第十七条."""
    met = Obligation.objects.filter(disclosure=disclosure_id, state__in=[State.MET, State.LATE])
    return met.order_by("due_on", "pk").first()


def could_answer(obligation: Obligation, unit_ids: frozenset[int]) -> QuerySet[Disclosure]:
    """Return the disclosures of some units under the same entry that have taken over nothing yet, newest first."""
    same = Disclosure.objects.filter(revisions__entry=obligation.entry_id, unit__in=unit_ids, obligations=None)
    return same.distinct().order_by("-created_at")


def count_each(found: QuerySet[Obligation], matches: Iterable[Q]) -> list[int]:
    """Return how many there are of each kind asked for, in one query."""
    named = {f"n{number}": Count("pk", match) for number, match in enumerate(matches)}
    counts: dict[str, int] = found.order_by().aggregate(**named)
    return [counts[name] for name in named]


def open_by_day(found: QuerySet[Obligation], first: date, last: date) -> dict[date, int]:
    """Return how many open ones fall due on each day of a stretch, both ends counted."""
    rows = found.filter(state=State.OPEN, due_on__gte=first, due_on__lte=last).order_by()
    return dict(rows.values_list("due_on").annotate(Count("pk")))


def statement_of(obligation: Obligation) -> Statement | None:
    """Return the statement that there was nothing to make known."""
    return Statement.objects.filter(obligation=obligation).select_related("by").first()


def urges_of(obligation: Obligation) -> QuerySet[Urge]:
    """Return how often the office has urged it, newest first."""
    return Urge.objects.filter(obligation=obligation).select_related("by")


def shifts_of(obligation: Obligation) -> QuerySet[Shift]:
    """Return how its due day was moved, oldest first."""
    return Shift.objects.filter(obligation=obligation)


def deferrals_of(obligation: Obligation) -> QuerySet[Deferral]:
    """Return what was asked and decided about putting an obligation off, newest first."""
    people = ("asked_by", "approved_by", "refused_by", "ended_by")
    return Deferral.objects.filter(obligation=obligation).select_related(*people)


def deferrals_seen_by(duties: Duties) -> QuerySet[Deferral]:
    """Return the deferrals in force or asked for, by the day on which they are looked at again. Source: 第九条."""
    asked = UNDECIDED & Q(obligation__state=State.OPEN)
    in_force = Deferral.objects.filter(asked | Q(approved_at__isnull=False, ended_at=None))
    related = ("obligation__item", "obligation__unit", "asked_by", "approved_by")
    return in_force.filter(obligation__in=seen_by(duties)).select_related(*related).order_by("re_review_on", "pk")


def units_owing(duties: Duties) -> QuerySet[Unit]:
    """Return the units of which somebody sees obligations."""
    owed = seen_by(duties).filter(unit=OuterRef("pk"))
    return Unit.objects.filter(Exists(owed)).order_by("position", "code")
