"""Rows to facts: what somebody may do about an obligation."""

from django.db.models import Q

from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.models import Deferral, Obligation
from gongkai.obligations.rules.answers import Facts, Verb, refusals
from gongkai.obligations.rules.words import State
from gongkai.orgs.queries import Duties

UNDECIDED = Q(approved_at=None, refused_at=None, ended_at=None)


def deferral_asked_of(obligation: Obligation) -> Deferral | None:
    """Return the deferral that was asked for and waits for the office."""
    asked = Deferral.objects.select_related("asked_by")
    return asked.filter(UNDECIDED, obligation=obligation).first()


def facts_of(obligation: Obligation, duties: Duties, *, unit_id: int | None = None) -> Facts:
    """Return what the rules turn on for one obligation and whoever asks, by his posts in one unit."""
    asked = deferral_asked_of(obligation)
    persons = {duties.person_id, *duties.acts_for}
    return Facts(
        roles=duties.roles_in(unit_id or obligation.unit_id),
        state=State(obligation.state),
        kind=TimeKind(obligation.kind),
        has_disclosure=obligation.disclosure_id is not None,
        deferral_asked=asked is not None,
        asked_it=asked is not None and asked.asked_by_id in persons,
    )


def open_verbs(obligation: Obligation, duties: Duties) -> frozenset[Verb]:
    """Return what somebody is offered to do about an obligation, by the rules that are enforced."""
    facts = facts_of(obligation, duties)
    return frozenset(verb for verb in Verb if not refusals(verb, facts))
