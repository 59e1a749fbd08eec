"""Saying, for the office, how a passage of the Measures is to be read. Source: 第二十二条."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.leading.actions.held import hand_for, held_to_write, settle_entry
from gongkai.leading.models import Interpretation
from gongkai.leading.queries import is_in_force
from gongkai.leading.rules import Interpreted, Stage, interpretation_refusals, withdrawing_refusals, writing_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person


@dataclass(frozen=True, slots=True)
class Reading:
    """What is typed of an interpretation, and the one it takes the place of."""

    passage: str
    number: str
    text: str
    interpreted_on: date
    replaces: Interpretation | None = None


@recorded()
def put_interpretation(
    interpretation: Interpretation | None,
    said: Reading,
    *,
    lock: int = 0,
    by: Person,
    at: datetime,
) -> Interpretation:
    """Enter how a passage is to be read, or write anew one that waits. Source: 第二十二条.

    :raises Refused: with every reason.
    """
    held = interpretation and held_to_write(interpretation, lock=lock, by=by, at=at)
    replaces_other = said.replaces is not None and said.replaces.passage != said.passage
    written = Interpreted(said.passage, said.number, said.text, said.interpreted_on, replaces_other)
    against = () if held else writing_refusals(hand_for(by, at), Stage.DRAFTED, is_overtaken=False)
    insist(*against, *interpretation_refusals(written, localdate(at)))
    row = held or Interpretation(entered_by=by)
    row.passage, row.number, row.text = said.passage, said.number.strip(), said.text.strip()
    row.interpreted_on, row.replaces = said.interpreted_on, said.replaces
    row.entered_at = at
    row.lock += 1
    row.save()
    did(
        "interpretation_entered",
        _code(row),
        by=by,
        at=at,
        unsaid={"text": row.text},
        name=row.number,
        source=row.passage,
    )
    return row


@recorded()
def confirm_interpretation(interpretation: Interpretation, *, lock: int, by: Person, at: datetime) -> None:
    """Confirm what another has entered: readers and staff see it beside the passage. Source: 第二十二条.

    :raises Refused: with every reason, if the one it replaces holds no more among them.
    """
    replaced = interpretation.replaces
    if replaced is not None:
        Interpretation.objects.select_for_update().get(pk=replaced.pk)
        insist(None if is_in_force(replaced) else Refusal("replaced_not_in_force", (22, None)))
    held = settle_entry(interpretation, Stage.CONFIRMED, lock=lock, by=by, at=at)
    did("interpretation_confirmed", _code(held), by=by, at=at, name=held.number, source=held.passage)


@recorded()
def call_off_interpretation(interpretation: Interpretation, *, lock: int, by: Person, at: datetime) -> None:
    """Give up an entry that nobody has confirmed. Practice.

    :raises Refused: with every reason.
    """
    held = settle_entry(interpretation, Stage.CALLED_OFF, lock=lock, by=by, at=at)
    did("interpretation_called_off", _code(held), by=by, at=at, name=held.number)


@recorded()
def withdraw_interpretation(interpretation: Interpretation, reason: str, *, by: Person, at: datetime) -> None:
    """Record that an interpretation holds no more; it stays on record. Source: 第二十二条.

    :raises Refused: with every reason.
    """
    held = Interpretation.objects.select_for_update().get(pk=interpretation.pk)
    insist(*withdrawing_refusals(hand_for(by, at), is_in_force=is_in_force(held), reason=reason))
    who = {"withdrawn_by": by, "withdrawn_at": at, "withdrawn_reason": reason.strip()}
    Interpretation.objects.filter(pk=held.pk).update(**who)
    did("interpretation_withdrawn", _code(held), by=by, at=at, name=held.number, reason=reason.strip())


def _code(row: Interpretation) -> str:
    return f"interpretation/{row.public_id}"
