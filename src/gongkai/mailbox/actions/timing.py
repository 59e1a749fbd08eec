"""What moves the day of the answer: a pause, its end, and one extension with a reason. Practice."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import changed, locked, noted, permitted, stepped
from gongkai.mailbox.models import Letter, Pause
from gongkai.mailbox.rules.clocks import pause_until
from gongkai.mailbox.rules.steps import reason_refusal
from gongkai.mailbox.rules.words import PauseWhy, Verb
from gongkai.orgs.models import Person

VERBS = {PauseWhy.SUPPLEMENT: Verb.ASK_SUPPLEMENT, PauseWhy.THIRD_PARTY: Verb.ASK_THIRD_PARTY}


@recorded()
def ask_supplement(letter: Letter, wanted: str, *, by: Person, at: datetime) -> None:
    """Ask the writer, once and soon, for what is missing; the clock waits for him. Practice: 政府信息公开条例第三十条.

    :raises Refused: with every reason.
    """
    held = _paused(letter, PauseWhy.SUPPLEMENT, wanted, by=by, at=at)
    noted("letter_supplement_asked", held, by=by, at=at)


@recorded()
def ask_third_party(letter: Letter, reason: str, *, by: Person, at: datetime) -> None:
    """Ask whom the disclosure would concern, once; the clock waits. Practice: 政府信息公开条例第三十二条.

    :raises Refused: with every reason.
    """
    held = _paused(letter, PauseWhy.THIRD_PARTY, reason, by=by, at=at)
    noted("letter_third_party_asked", held, by=by, at=at)


def _paused(letter: Letter, why: PauseWhy, words: str, *, by: Person, at: datetime) -> Letter:
    held, on, verb = locked(letter), localdate(at), VERBS[why]
    permitted(held, verb, reason_refusal(words), by=by, at=at)
    Pause.objects.create(letter=held, why=why, begins_on=on, until=pause_until(why, on, calendar()))
    stepped(held, verb, on=on, by=by, words=words, is_for_writer=True)
    changed(held, on)
    return held


@recorded()
def hear_third_party(letter: Letter, said: str, *, by: Person, at: datetime) -> None:
    """Enter what the third party said; the clock goes on. Practice.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.HEAR_THIRD_PARTY, reason_refusal(said), by=by, at=at)
    held.pauses.filter(why=PauseWhy.THIRD_PARTY, ended_on=None).update(ended_on=on)
    stepped(held, Verb.HEAR_THIRD_PARTY, on=on, by=by, words=said)
    changed(held, on)
    noted("letter_third_party_heard", held, by=by, at=at)


@recorded()
def extend(letter: Letter, reason: str, *, by: Person, at: datetime) -> None:
    """Give an answer more time, once, before the old day and with a reason that the writer reads. Practice.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.EXTEND, reason_refusal(reason), by=by, at=at)
    before = held.due_on
    stepped(held, Verb.EXTEND, on=on, by=by, words=reason, is_for_writer=True)
    changed(held, on, is_extended=True)
    noted("letter_extended", held, by=by, at=at, answer_by=(before, held.due_on))
