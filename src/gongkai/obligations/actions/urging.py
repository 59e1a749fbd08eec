"""The office urges what is due, with one click and a record. Source: 第六条、第十九条."""

from collections.abc import Iterable
from datetime import datetime

from gongkai.ledger.actions import recorded
from gongkai.obligations.actions.hold import locked, noted, permitted
from gongkai.obligations.actions.telling import tell_about
from gongkai.obligations.models import Obligation, Urge
from gongkai.obligations.rules.answers import Verb
from gongkai.orgs.models import Person


@recorded()
def urge(obligations: Iterable[Obligation], note: str = "", *, by: Person, at: datetime) -> int:
    """Urge the units to make known what is due; their drafters and heads are told at once. Returns how many.

    :raises Refused: with every reason, if one is answered already or ``by`` is not of the office; then none is urged.
    """
    count = 0
    for obligation in obligations:
        held = locked(obligation)
        permitted(held, Verb.URGE, by=by, at=at)
        Urge.objects.create(obligation=held, note=note.strip(), by=by, at=at)
        tell_about(held, "obligation_urged", at=at, but=by)
        noted("obligation_urged", held, by=by, at=at, unsaid={"note": note.strip()})
        count += 1
    return count
