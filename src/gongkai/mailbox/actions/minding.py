"""What the clock does with letters: pauses that lapse, answers nobody came back to, and one word to staff a day.

It says nothing at the minute at which somebody wrote: notices leave in the morning of working days. Practice.
"""

from datetime import date, datetime

from django.utils.timezone import localdate, localtime

from gongkai.calendars.queries import Calendar, calendar
from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import changed, locked, stepped
from gongkai.mailbox.actions.telling import tell_of_letter
from gongkai.mailbox.models import Letter, Morning
from gongkai.mailbox.queries.clocks import pauses_of
from gongkai.mailbox.rules.clocks import STEPS, lapsed, reopen_until, step_reached
from gongkai.mailbox.rules.words import OPEN, Clocked, State
from gongkai.measures.vocabulary import Role

UNIT = (Role.DRAFTER, Role.HEAD)
HOUR = 8
"""When staff are told what lies in the mailbox. Practice."""


def run_due(at: datetime) -> int:
    """End what has lapsed, and on working days tell staff what waits; returns how many letters were touched."""
    days, on = calendar(), localdate(at)
    touched = _end_pauses(on) + _close_answered(on, days)
    if days.is_working(on) and localtime(at).hour >= HOUR and not Morning.objects.filter(pk=on).exists():
        touched += tell_staff(on, days, at=at)
    return touched


def _end_pauses(on: date) -> int:
    waiting = Letter.objects.filter(state__in=sorted(OPEN), pauses__ended_on=None, pauses__until__lt=on)
    return sum(end_pause(letter, on=on) for letter in waiting.distinct())


@recorded()
def end_pause(letter: Letter, *, on: date) -> bool:
    """Let the clock of a letter go on that has waited as long as it may; tells whether it has."""
    held = locked(letter)
    over = lapsed(pauses_of(held), on)
    for one in over:
        held.pauses.filter(why=one.why, ended_on=None).update(ended_on=one.until)
        stepped(held, Clocked.LAPSED, on=on, is_for_writer=True)
    changed(held, on)
    return bool(over)


def _close_answered(on: date, days: Calendar) -> int:
    answered = Letter.objects.filter(state=State.ANSWERED, answered_on__lt=on)
    return sum(run_out(letter, days, on=on) for letter in answered)


@recorded()
def run_out(letter: Letter, days: Calendar, *, on: date) -> bool:
    """Close a letter whose writer has not come back in time; tells whether it was closed."""
    held = locked(letter)
    is_over = held.state == State.ANSWERED and held.answered_on is not None
    if not is_over or reopen_until(held.answered_on or on, days) >= on:
        return False
    stepped(held, Clocked.RAN_OUT, on=on, is_for_writer=True)
    changed(held, on, state=State.CLOSED, closed_on=on)
    return True


@recorded()
def tell_staff(on: date, days: Calendar, *, at: datetime) -> int:
    """Tell whoever is to go on with a letter, once a working day: of what its writer wrote, and of its limit.

    Three working days past it the office is told too. Practice.
    """
    _row, is_new = Morning.objects.get_or_create(pk=on)
    if not is_new:
        return 0
    open_ones = Letter.objects.filter(state__in=sorted(OPEN)).select_related("unit__taken_over_by")
    return sum(_tell(letter, on, days, at) for letter in open_ones)


def _tell(letter: Letter, on: date, days: Calendar, at: datetime) -> bool:
    """Tell of one letter what is most worth telling; tells whether there was anything."""
    step = step_reached(letter.due_on, on, days) if letter.due_on else None
    waits = letter.state == State.RECEIVED
    if letter.has_news:
        tell_of_letter(letter, "letter_waits", at=at, roles=() if waits else UNIT, office=waits)
    elif step is not None and step != letter.reminded:
        kind = "letter_due" if step <= 0 else "letter_late"
        tell_of_letter(letter, kind, at=at, roles=UNIT, office=waits or step == STEPS[-1])
    else:
        return False
    Letter.objects.filter(pk=letter.pk).update(has_news=False, reminded=step)
    return True
