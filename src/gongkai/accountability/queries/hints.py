"""What suggests that somebody should look: drawn each time anew from what the other chapters keep. Source: 第二十条."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from gongkai.accountability.models import Answer
from gongkai.accountability.rules.hints import LOOKED_BACK, TIMES_AROUND, Hint
from gongkai.accountability.rules.words import HintKind
from gongkai.calendars.queries import calendar
from gongkai.disclosures.models import Disclosure, Release
from gongkai.disclosures.rules.words import Alarm, Correction, ReleaseState
from gongkai.incidents.models import Incident
from gongkai.ledger.queries import Narrowed, deeds
from gongkai.mailbox.models import Answer as LetterAnswer
from gongkai.mailbox.rules.words import Outcome
from gongkai.measures.vocabulary import Role
from gongkai.obligations.queries import overdue
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import Duties, own_units, people_by_public_id
from gongkai.policy.queries import values_of
from gongkai.policy.rules import Setting

TURNED_AWAY = "step_turned_away"


def hints_for(duties: Duties, at: datetime) -> list[Hint]:
    """Return the hints nobody has answered yet, the newest first; none of one's own units or of oneself. S5, S8."""
    if not duties.has(Role.INSPECTOR):
        return []
    own = own_units([duties.person_id], localdate(at))[duties.person_id]
    answered = set(Answer.objects.values_list("hint", flat=True))
    mine = {duties.person_id, *duties.acts_for}
    found = [hint for hint in all_hints(at) if hint.key not in answered and hint.unit_id not in own]
    found = [hint for hint in found if hint.person_id not in mine]
    return sorted(found, key=lambda hint: (hint.on, hint.key), reverse=True)


def hint_called(key: str, duties: Duties, at: datetime) -> Hint | None:
    """Return a hint nobody has answered yet, if somebody may see it."""
    return next((hint for hint in hints_for(duties, at) if hint.key == key), None)


def named_in(hints: Iterable[Hint]) -> tuple[dict[int, Unit], dict[int, Person]]:
    """Return the units and people of some hints, by their primary keys."""
    rows = list(hints)
    units = Unit.objects.in_bulk({hint.unit_id for hint in rows})
    return units, Person.objects.in_bulk({hint.person_id for hint in rows if hint.person_id})


def answers() -> list[Answer]:
    """Return what became of hints, the newest first."""
    return list(Answer.objects.select_related("by", "case"))


def all_hints(at: datetime) -> Iterator[Hint]:
    """Yield every hint there is at a moment, answered or not. Source: 第二十条."""
    yield from _long_overdue(at)
    yield from _around(at)
    yield from _corrected(at)
    yield from _withdrawn(at)
    yield from _leaked(at)


def _long_overdue(at: datetime) -> Iterator[Hint]:
    today, days = localdate(at), calendar()
    limit = values_of(Setting.LONG_OVERDUE_DAYS).of_school(today)
    for one in overdue(today):
        late = days.count(one.due_on, today)
        if late >= limit:
            code = f"obligation/{one.public_id}"
            yield Hint(HintKind.OVERDUE, code, code, one.unit_id, None, one.due_on, late)


def _around(at: datetime) -> Iterator[Hint]:
    """Yield who was turned away several times within a year, under the matter he was turned away from last."""
    tried: dict[UUID, list[tuple[datetime, str]]] = defaultdict(list)
    found = deeds(Narrowed(what=TURNED_AWAY, since=at - LOOKED_BACK, until=at))
    for by, moment, item in found.values_list("deed__by", "deed__at", "item"):
        if by is not None:
            tried[by].append((moment, item))
    people = people_by_public_id(tried)
    last = {by: max(times) for by, times in tried.items() if len(times) >= TIMES_AROUND and by in people}
    units = _units_of(item for _, item in last.values())
    for by, (moment, item) in last.items():
        key, number = f"around/{by}/{localdate(moment).year}", len(tried[by])
        yield Hint(HintKind.AROUND, key, item, units[item], people[by].pk, localdate(moment), number)


def _units_of(items: Iterable[str]) -> dict[str, int]:
    ids = {item: UUID(item.split("/")[1]) for item in items}
    units = dict(Disclosure.objects.filter(public_id__in=ids.values()).values_list("public_id", "unit_id"))
    return {item: units[public_id] for item, public_id in ids.items()}


def _corrected(at: datetime) -> Iterator[Hint]:
    since = localdate(at) - LOOKED_BACK
    major = LetterAnswer.objects.filter(outcome=Outcome.CORRECTED, correction__correction=Correction.MAJOR)
    given = major.filter(answered_on__gte=since).select_related("correction__disclosure")
    for one in given:
        revision = one.correction
        if revision is not None and one.answered_on is not None:
            code, key = f"disclosure/{revision.disclosure.public_id}", f"corrected/{revision.public_id}"
            yield Hint(HintKind.CORRECTED, key, code, revision.disclosure.unit_id, None, one.answered_on)


def _withdrawn(at: datetime) -> Iterator[Hint]:
    false = Release.objects.filter(state=ReleaseState.WITHDRAWN, alarm=Alarm.FALSE, over_at__gte=at - LOOKED_BACK)
    rows = false.order_by("over_at").values_list("disclosure__public_id", "disclosure__unit", "over_at")
    for public_id, (unit, moment) in {row[0]: row[1:] for row in rows}.items():
        code = f"disclosure/{public_id}"
        yield Hint(HintKind.WITHDRAWN, f"withdrawn/{public_id}", code, unit, None, localdate(moment))


def _leaked(at: datetime) -> Iterator[Hint]:
    found = Incident.objects.filter(leaks__isnull=False, opened_at__gte=at - LOOKED_BACK).distinct()
    for one in found.select_related("disclosure"):
        code = f"incident/{one.public_id}"
        yield Hint(HintKind.LEAKED, code, code, one.disclosure.unit_id, None, localdate(one.opened_at))
