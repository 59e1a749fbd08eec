"""Who is a Party member where, from when until when."""

from datetime import date, datetime, timedelta

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.orgs import rules
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Membership, Person, Unit
from gongkai.orgs.rules import Matter, Span


@recorded()
def join_party(
    person: Person, unit: Unit, *, starts_on: date, ends_on: date | None = None, by: Person | None, at: datetime
) -> Membership:
    """Enter somebody's membership in a unit; he has one at a time. Source: 第十条（二）.

    :raises Refused: with every reason.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    insist(permitted(Matter.PEOPLE, by=by, at=at), *_against(person, unit, Span(starts_on, ends_on)))
    did("membership_begun", person, by=by, at=at, unit=unit, starts_on=starts_on, ends_on=ends_on)
    return Membership.objects.create(person=person, unit=unit, starts_on=starts_on, ends_on=ends_on)


def _against(person: Person, unit: Unit, span: Span) -> list[Refusal]:
    others = (Span(*dates) for dates in person.memberships.values_list("starts_on", "ends_on"))
    found = [
        rules.in_order(span),
        rules.still_here(person.left_on, span),
        None if Span(unit.starts_on, unit.ends_on).includes(span.starts_on) else Refusal("unit_not_standing", (10, 2)),
        rules.clear_of(others, span, "member_already"),
    ]
    return [refusal for refusal in found if refusal]


@recorded()
def leave_party(person: Person, *, last_day: date, by: Person | None, at: datetime) -> None:
    """End somebody's open membership after a day.

    :raises Refused: if ``by`` may not, there is none, or it began later.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    insist(permitted(Matter.PEOPLE, by=by, at=at))
    ended = _end_open(person, last_day)
    did("membership_ended", person, by=by, at=at, unit=ended.unit, ends_on=last_day)


@recorded()
def move_membership(person: Person, unit: Unit, *, on: date, by: Person | None, at: datetime) -> Membership:
    """Transfer somebody's membership to another unit from a day on. Source: 第十条（二）.

    :raises Refused: with every reason.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    insist(permitted(Matter.PEOPLE, by=by, at=at))
    ended = _end_open(person, on - timedelta(days=1))
    insist(*_against(person, unit, Span(on, None)))
    did("membership_moved", person, by=by, at=at, unit=(ended.unit, unit), starts_on=on)
    return Membership.objects.create(person=person, unit=unit, starts_on=on)


def _end_open(person: Person, last_day: date) -> Membership:
    membership = person.memberships.filter(ends_on=None).select_related("unit").first()
    if membership is None:
        raise Refused([Refusal("not_a_member")])
    insist(rules.in_order(Span(membership.starts_on, last_day)))
    membership.ends_on = last_day
    membership.save(update_fields=["ends_on"])
    return membership
