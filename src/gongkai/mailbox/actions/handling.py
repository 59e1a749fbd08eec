"""What the office and units do with a letter on its way: acknowledge, assign, return, name, merge, close, urge."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import changed, locked, noted, permitted, stepped
from gongkai.mailbox.actions.telling import tell_of_letter
from gongkai.mailbox.models import Letter
from gongkai.mailbox.rules.steps import merging_refusals, reason_refusal
from gongkai.mailbox.rules.words import Kind, State, Verb
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person, Unit

UNIT = (Role.DRAFTER, Role.HEAD)


@recorded()
def acknowledge(letter: Letter, *, by: Person, at: datetime) -> None:
    """Say that a letter has been read and taken on; a report is thereby in the inspectors' hands. Source: 第十四条.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.ACKNOWLEDGE, by=by, at=at)
    state = State.ASSIGNED if held.kind == Kind.REPORT else State.RECEIVED
    stepped(held, Verb.ACKNOWLEDGE, on=on, by=by, is_for_writer=True)
    changed(held, on, acknowledged_on=on, state=state, has_news=False)
    noted("letter_acknowledged", held, by=by, at=at)


@recorded()
def assign(letter: Letter, unit: Unit, *, by: Person, at: datetime, note: str = "") -> None:
    """Give a letter to the unit that is to answer it. Source: 第六条、第十四条.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    ended = None if unit.stands(on) else Refusal("letter_unit_ended")
    permitted(held, Verb.ASSIGN, ended, by=by, at=at)
    stepped(held, Verb.ASSIGN, on=on, by=by, words=note, is_for_writer=True, unit=unit)
    changed(held, on, unit=unit, state=State.ASSIGNED, has_news=False)
    tell_of_letter(held, "letter_assigned", at=at, but=by, roles=UNIT)
    noted("letter_assigned", held, by=by, at=at)


@recorded()
def return_once(letter: Letter, reason: str, *, by: Person, at: datetime) -> None:
    """Give a letter back to the office, once, because it is not for this unit. Practice.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.RETURN_ONCE, reason_refusal(reason), by=by, at=at)
    held.pauses.filter(ended_on=None).update(ended_on=on)
    stepped(held, Verb.RETURN_ONCE, on=on, by=by, words=reason, unit=held.unit)
    changed(held, on, state=State.RECEIVED, was_returned=True)
    noted("letter_returned", held, by=by, at=at)
    changed(held, on, unit=None)
    tell_of_letter(held, "letter_returned", at=at, but=by, office=True)


@recorded()
def name_person(letter: Letter, person: Person, *, by: Person, at: datetime) -> None:
    """Say that a letter is about somebody: he handles it no more, whatever his post. Practice: S5.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.NAME_PERSON, by=by, at=at)
    held.complained_people.add(person)
    stepped(held, Verb.NAME_PERSON, on=on, by=by)
    if held.state == State.WITH_HEAD and held.kind != Kind.REPORT:
        changed(held, on, state=State.DRAFTING)
    noted("letter_person_named", held, by=by, at=at)


@recorded()
def merge(letter: Letter, into: Letter, *, by: Person, at: datetime) -> None:
    """Let the answer to another letter of the same kind serve this one too; both receipts work. Practice.

    :raises Refused: with every reason.
    """
    first, second = sorted((letter, into), key=lambda one: one.pk)
    rows = {one.pk: locked(one) for one in (first, second)}
    held, other, on = rows[letter.pk], rows[into.pk], localdate(at)
    kinds = Kind(held.kind), Kind(other.kind), State(other.state)
    permitted(held, Verb.MERGE, *merging_refusals(*kinds, same=held.pk == other.pk), by=by, at=at)
    permitted(other, Verb.MERGE, by=by, at=at)
    held.pauses.filter(ended_on=None).update(ended_on=on)
    held.merged.update(merged_into=other)
    stepped(held, Verb.MERGE, on=on, by=by, is_for_writer=True)
    changed(held, on, state=State.MERGED, merged_into=other)
    noted("letter_merged", held, by=by, at=at, letter=str(other.public_id))


@recorded()
def close(letter: Letter, reason: str, *, by: Person, at: datetime) -> None:
    """End a letter, with a reason that its writer reads; what must be answered is not ended unanswered.

    Source: 第四条（二）.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.CLOSE, reason_refusal(reason), by=by, at=at)
    held.pauses.filter(ended_on=None).update(ended_on=on)
    stepped(held, Verb.CLOSE, on=on, by=by, words=reason, is_for_writer=True)
    changed(held, on, state=State.CLOSED, closed_on=on)
    noted("letter_closed", held, by=by, at=at)


@recorded()
def urge(letters: Iterable[Letter], note: str = "", *, by: Person, at: datetime) -> int:
    """Urge the units to answer; returns how many letters. Source: 第六条、第十九条.

    :raises Refused: with every reason, if one is not being answered or ``by`` is not of the office; then none is urged.
    """
    count = 0
    for letter in sorted(letters, key=lambda one: one.pk):
        held = locked(letter)
        permitted(held, Verb.URGE, by=by, at=at)
        insist(reason_refusal(note) if note else None)
        stepped(held, Verb.URGE, on=localdate(at), by=by, words=note)
        tell_of_letter(held, "letter_urged", at=at, but=by, roles=UNIT)
        noted("letter_urged", held, by=by, at=at)
        count += 1
    return count
