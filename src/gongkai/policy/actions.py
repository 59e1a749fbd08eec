"""Deciding."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.measures.vocabulary import Role
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.policy.models import Decision
from gongkai.policy.queries import decided
from gongkai.policy.rules import Choice, refusals


@recorded()
def decide(choice: Choice, *, is_on: bool, by: Person, at: datetime) -> Decision:
    """Decide for the school; what was decided before stays on record. Source: 第六条、第二十一条.

    :raises Refused: with every reason, if ``by`` is not the office's approver or nothing would change.
    """
    is_approver = duties_of(by, localdate(at)).has(Role.OFFICE_APPROVER)
    before = decided(choice)
    insist(*refusals(choice, is_approver=is_approver, says_the_same=before is is_on))
    row = Decision.objects.create(choice=choice, is_on=is_on, by=by, at=at)
    did("policy_decided", f"policy/{choice.value}", by=by, at=at, is_on=(before, is_on))
    return row
