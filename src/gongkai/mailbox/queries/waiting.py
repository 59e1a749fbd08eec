"""Which letters wait for whom, and how many: never a report of wrongdoing among what others are shown."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet

from gongkai.mailbox.models import Letter
from gongkai.mailbox.queries.lists import letters_for
from gongkai.mailbox.rules.words import OPEN, Kind, State
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties


def waiting_for(duties: Duties) -> Q:
    """Match what somebody's posts ask him to do next, among the letters he may know of."""
    found = Q(state__in=[State.ASSIGNED, State.DRAFTING], unit__in=_units(duties, Role.DRAFTER))
    found |= Q(state=State.WITH_HEAD, unit__in=_units(duties, Role.HEAD))
    if duties.has(*OFFICE):
        found |= Q(state=State.RECEIVED) & ~Q(kind=Kind.REPORT)
    if duties.has(Role.OFFICE_APPROVER):
        found |= Q(state=State.WITH_OFFICE) & ~Q(kind=Kind.REPORT)
    if duties.has(Role.INSPECTOR):
        found |= Q(kind=Kind.REPORT, state__in=sorted(OPEN))
    return found


def letters_waiting(duties: Duties, on: date, *, are_reports: bool = False) -> int:
    """Count what waits for somebody; reports are counted apart, and by inspectors alone."""
    reports = Q(kind=Kind.REPORT)
    return letters_for(duties, on).filter(waiting_for(duties), reports if are_reports else ~reports).count()


def count_each(found: QuerySet[Letter], kinds: Sequence[Q]) -> list[int]:
    """Count, in one question, how many letters match each condition."""
    counted = found.order_by().aggregate(**{f"n{at}": Count("pk", filter=match) for at, match in enumerate(kinds)})
    return [counted[f"n{at}"] for at in range(len(kinds))]


def units_with_letters() -> list[Unit]:
    """Return the units that letters were assigned to, for the office to choose among."""
    held = Letter.objects.filter(unit__isnull=False).values("unit")
    return list(Unit.objects.filter(pk__in=held).order_by("position", "code"))


def _units(duties: Duties, role: Role) -> frozenset[int]:
    return frozenset(unit for held, unit in duties.posts | duties.took_over if held is role)
