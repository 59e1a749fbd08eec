"""Who is told about an obligation: those who draft for the unit and its head, and the office."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.obligations.models import Obligation
from gongkai.orgs.models import Person
from gongkai.orgs.queries import holders, persons_of_the_office


def tell_about(
    obligation: Obligation, kind: str, *, at: datetime, but: Person | None = None, is_for_the_office: bool = False
) -> None:
    """Tell the unit's drafters and its head, or the office, of something that became of an obligation."""
    today = localdate(at)
    unit = holders([obligation.unit_id], [Role.DRAFTER, Role.HEAD], today).values_list("person_id", flat=True)
    people = persons_of_the_office(today) if is_for_the_office else set(unit)
    subject = f"obligation/{obligation.public_id}"
    facts = {"title": obligation.item.title, "due_on": obligation.due_on.isoformat()}
    tell(people - ({but.pk} if but else set()), kind, subject, at=at, **facts)
