"""Appraisals as members read of them: who may vote, who has, and what was made known to them. Source: 第十八条."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.appraisals.models import Appraisal
from gongkai.appraisals.rules.ballots import Polling, polling_refusals
from gongkai.appraisals.rules.words import AppraisalState
from gongkai.appraisals.sealing import voters_on
from gongkai.disclosures.queries.scopes import below
from gongkai.orgs.models import Group, Membership, Person, Unit, in_force
from gongkai.orgs.queries import ancestry


@dataclass(frozen=True, slots=True)
class Vote:
    """An appraisal as somebody finds it who may vote in it; ``is_open`` tells that he may vote now."""

    appraisal: Appraisal
    is_open: bool
    has_voted: bool


def electors(unit: Unit, groups: "QuerySet[Group] | list[Group]", on: date) -> QuerySet[Person]:
    """Return who may vote on a day: the members of a unit and of all below it, and who is on one of the lists."""
    members = Membership.objects.filter(in_force(on), unit__in=below([unit.pk])).values("person")
    listed = Group.people.through.objects.filter(group__in=groups, group__is_closed=False).values("person")
    here = Person.objects.filter(Q(left_on=None) | Q(left_on__gte=on))
    return here.filter(Q(pk__in=members) | Q(pk__in=listed))


def polling_of(appraisal: Appraisal, person: Person, on: date) -> Polling:
    """Return how an appraisal stands to somebody who wants to vote."""
    return Polling(
        state=AppraisalState(appraisal.state),
        starts_on=appraisal.starts_on,
        ends_on=appraisal.ends_on,
        today=on,
        is_elector=_his(person, on).filter(pk=appraisal.pk).exists(),
        has_voted=_has_voted(appraisal, person),
    )


def _has_voted(appraisal: Appraisal, person: Person) -> bool:
    """Tell whether somebody has voted; when an appraisal is over, nobody knows any more."""
    is_open = appraisal.state == AppraisalState.OPEN
    return is_open and person.pk in voters_on(appraisal.roll, str(appraisal.public_id))


def _his(person: Person, on: date) -> QuerySet[Appraisal]:
    """Return the appraisals in which somebody may vote on a day, or might have: of his unit, or of one above it."""
    if person.left_on is not None and person.left_on < on:
        return Appraisal.objects.none()
    units = ancestry(person.memberships.filter(in_force(on)).values_list("unit_id", flat=True))
    named = Appraisal.groups.through.objects.filter(group__people=person, group__is_closed=False).values("appraisal")
    return Appraisal.objects.filter(Q(unit__in=units) | Q(pk__in=named))


def _known(person: Person, on: date) -> QuerySet[Appraisal]:
    """Return what somebody who may vote knows of: what is open or will be, and what was made known to members."""
    known = Q(state=AppraisalState.OPEN) | Q(state=AppraisalState.CLOSED, published_at__isnull=False)
    return _his(person, on).filter(known).select_related("unit", "roll").order_by("-year", "unit__position", "-pk")


def votes_of(person: Person, on: date) -> list[Vote]:
    """Return the appraisals somebody who may vote knows of. Source: 第十八条."""
    return [_vote(one, person, on) for one in _known(person, on)]


def called_by_member(public_id: UUID, person: Person, on: date) -> Vote | None:
    """Return an appraisal somebody who may vote knows of; absent and forbidden are alike."""
    found = _known(person, on).filter(public_id=public_id).first()
    return _vote(found, person, on) if found else None


def _vote(appraisal: Appraisal, person: Person, on: date) -> Vote:
    has_voted = _has_voted(appraisal, person)
    polling = Polling(
        AppraisalState(appraisal.state),
        appraisal.starts_on,
        appraisal.ends_on,
        today=on,
        is_elector=True,
        has_voted=has_voted,
    )
    return Vote(appraisal, not polling_refusals(polling), has_voted)
