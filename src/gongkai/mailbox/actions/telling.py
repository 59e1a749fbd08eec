"""Who is told about a letter: never its words, and never at the minute at which somebody wrote."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.mailbox.models import Letter
from gongkai.mailbox.queries.facts import handlers_of
from gongkai.mailbox.rules.words import Kind
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs.models import Person
from gongkai.orgs.queries import holders, persons_of_the_office


def tell_of_letter(
    held: Letter,
    kind: str,
    *,
    at: datetime,
    but: Person | None = None,
    roles: Iterable[Role] = (),
    office: bool = False,
) -> None:
    """Tell whoever is to go on with a letter; of a report the inspectors who may handle it alone."""
    today = localdate(at)
    people = _people(held, today, tuple(roles), office=office) - ({but.pk} if but else set())
    facts = {} if held.due_on is None else {"due_on": held.due_on.isoformat()}
    tell(people, kind, f"letter/{held.public_id}", at=at, **facts)


def _people(held: Letter, today: date, roles: tuple[Role, ...], *, office: bool) -> set[int]:
    if held.kind == Kind.REPORT:
        return handlers_of(held, today)
    found = persons_of_the_office(today) if office else set()
    if held.unit and roles:
        found |= set(holders([held.unit.answering.pk], roles, today).values_list("person_id", flat=True))
    return found - set(held.complained_people.values_list("pk", flat=True))
