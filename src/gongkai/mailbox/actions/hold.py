"""Locking a letter, going on only if nothing stands against it, and recording what was done.

What staff do leaves a deed with its time; what a writer does leaves a day, in the letter's own steps alone.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.mailbox.models import Letter, Step
from gongkai.mailbox.queries.clocks import clock_of
from gongkai.mailbox.queries.facts import facts_of
from gongkai.mailbox.queries.opened import sealed_for
from gongkai.mailbox.rules.steps import MEANWHILE, may_read, refusals
from gongkai.mailbox.rules.words import Clocked, Deed, Kind, Verb
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of

UNKNOWN = Refusal("letter_unknown")


def locked(letter: Letter) -> Letter:
    """Return a letter as it is now, locked for the rest of the transaction."""
    rows = Letter.objects.select_for_update(of=("self",))
    return rows.select_related("unit__taken_over_by", "about").get(pk=letter.pk)


def permitted(
    held: Letter, verb: Verb, *also: Refusal | None, by: Person, at: datetime, version: int | None = None
) -> None:
    """Go on only if somebody may do this with a letter, and has seen it as it is.

    :raises Refused: with every reason against it; to whom may not know of the letter it is not there.
    """
    on = localdate(at)
    facts = facts_of(held, duties_of(by, on), on)
    insist(None if may_read(facts) else UNKNOWN)
    stale = MEANWHILE if version is not None and version != held.version else None
    found = refusals(verb, facts)
    insist(*found, *also, *([stale] if stale not in found else []))


def stepped(
    held: Letter,
    what: Verb | Deed | Clocked,
    *,
    on: date,
    by: Person | None = None,
    words: str = "",
    is_for_writer: bool = False,
    unit: Unit | None = None,
) -> Step:
    """Write down what was done with a letter, by the day."""
    sealed = sealed_for(held, words.strip().encode()) if words.strip() else None
    said = {"what": what, "on": on, "by": by, "sealed": sealed, "is_for_writer": is_for_writer, "unit": unit}
    return Step.objects.create(letter=held, **said)


def changed(held: Letter, on: date, **columns: Any) -> None:  # noqa: ANN401 – whatever the row has
    """Write the columns of a letter, and when its next step is due."""
    before, row = held.due_on, Letter.objects.filter(pk=held.pk)
    row.update(version=F("version") + 1, **columns)
    held.refresh_from_db()
    due_on = clock_of(held, on).due_on
    if due_on != before:
        row.update(due_on=due_on, reminded=None)
        held.refresh_from_db()


def noted(what: str, held: Letter, *, by: Person, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what staff did with a letter; of a report not even which units."""
    shown = {} if held.kind == Kind.REPORT else {"unit": held.unit, **told}
    did(what, f"letter/{held.public_id}", by=by, at=at, **shown)
