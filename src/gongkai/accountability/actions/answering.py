"""Answering a hint by nothing, with a reason that stays; or a case is noted from it. Practice: a hint only suggests."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.accountability.actions.hold import REGISTER
from gongkai.accountability.models import Answer
from gongkai.accountability.queries.hints import hint_called
from gongkai.accountability.queries.opened import HINTS
from gongkai.accountability.rules.hints import Hint
from gongkai.accountability.rules.writing import text_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.sealing.lock import new_key, seal


@recorded()
def dismiss_hint(hint: Hint, reason: str, *, by: Person, at: datetime) -> Answer:
    """Say that nothing follows from a hint, and why. Practice.

    :raises Refused: with every reason, if there is no such hint for ``by``, or somebody has answered it.
    """
    known = hint_called(hint.key, duties_of(by, localdate(at)), at)
    insist(None if known else Refusal("moved_meanwhile"), *text_refusals({"reason": reason}))
    key = new_key(HINTS, hint.key)
    sealed = seal(reason.strip().encode(), key, HINTS, hint.key)
    made = Answer.objects.create(hint=hint.key, key=key, sealed=sealed, by=by, at=at)
    did("register_written", REGISTER, by=by, at=at, unsaid={"hint": hint.key, "verb": "dismiss_hint"})
    return made
