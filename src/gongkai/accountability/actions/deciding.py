"""Opening a case when both limbs are proven, deciding when everybody was heard, closing it. Source: 第二十条."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.accountability.actions.hold import entered, locked, permitted
from gongkai.accountability.actions.protecting import end_protection
from gongkai.accountability.models import Case
from gongkai.accountability.queries.opened import Words, sealed_words, words_of
from gongkai.accountability.rules.words import Kind, Verb
from gongkai.accountability.rules.writing import Decision, decision_refusals, text_refusals
from gongkai.ledger.actions import recorded
from gongkai.orgs.models import Person


@recorded()
def open_case(case: Case, *, by: Person, at: datetime, version: int) -> None:
    """Open a case: one of the grounds and an adverse consequence are both evidenced. Source: 第二十条.

    :raises Refused: with every limb that is missing, and every other reason.
    """
    held = locked(case)
    to = permitted(held, Verb.OPEN, by=by, at=at, version=version)
    entered(held, Verb.OPEN, to, by=by, at=at)


@recorded()
def decide(case: Case, decision: Decision, *, by: Person, at: datetime, version: int) -> None:
    """Enter what was decided elsewhere: number, date and kind, and no word of its content. Source: 第二十条.

    :raises Refused: with every reason; nobody is decided on who was not heard.
    """
    held = locked(case)
    wrong = decision_refusals(decision, today=localdate(at))
    to = permitted(held, Verb.DECIDE, *wrong, by=by, at=at, version=version)
    said = words_of(held)
    words = Words(said.happened, said.consequence, decision.number.strip())
    columns = {"kind": decision.kind, "decided_on": decision.on, "sealed": sealed_words(held, words), "stage": to}
    Case.objects.filter(pk=held.pk).update(**columns)
    entered(held, Verb.DECIDE, to, by=by, at=at)


@recorded()
def drop(case: Case, reason: str, *, by: Person, at: datetime, version: int) -> None:
    """End a case without a decision; what it kept out of disclosures is let in again. Source: 第二十条.

    :raises Refused: with every reason.
    """
    held = locked(case)
    to = permitted(held, Verb.DROP, *text_refusals({"reason": reason}), by=by, at=at, version=version)
    _over(held, at, kind=Kind.DROPPED, stage=to)
    entered(held, Verb.DROP, to, by=by, at=at, words=reason)


@recorded()
def close(case: Case, *, by: Person, at: datetime, version: int) -> None:
    """Close a case that was decided; what it kept out of disclosures is let in again. Source: 第二十条.

    :raises Refused: with every reason.
    """
    held = locked(case)
    to = permitted(held, Verb.CLOSE, by=by, at=at, version=version)
    _over(held, at, stage=to)
    entered(held, Verb.CLOSE, to, by=by, at=at)


def _over(held: Case, at: datetime, **columns: Any) -> None:  # noqa: ANN401 – whatever the row has
    Case.objects.filter(pk=held.pk).update(closed_at=at, **columns)
    end_protection(held, at=at)
