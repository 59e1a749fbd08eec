"""The office's decision to let a catalogue be adjusted once more in a year. Source: 第十三条."""

from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.catalogue.actions.held import keepers, locked, tell_of, wrote
from gongkai.catalogue.models import Decision, Version
from gongkai.catalogue.queries import facts_of
from gongkai.catalogue.rules import decision_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


def decide(version: Version, *, decided_on: date, number: str, basis: str, by: Person, at: datetime) -> Decision:
    """Record that the office lets a version adjust the catalogue once more this year; the unit is told.

    Recorded again before the version is filed, it takes the place of what was recorded before. It does not move the
    version on: whoever is writing it meanwhile goes on. Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, the day is to come, or there is no basis.
    """
    today = localdate(at)
    with recorded():
        held = locked(version)
        facts = facts_of(held, duties_of(by, today), today)
        insist(*decision_refusals(facts, decided_on=decided_on, basis=basis))
        said = {"decided_on": decided_on, "number": number.strip(), "basis": basis.strip()}
        who = {"recorded_by": by, "recorded_at": at}
        decision, _ = Decision.objects.update_or_create(version=held, defaults=said | who)
        tell_of(held, keepers(held, today), "catalogue_decided", at)
        wrote("catalogue_decided", held, by=by, at=at, decided_on=decided_on, unsaid=said)
    return decision
