"""The clock of a letter, from its rows."""

from datetime import date

from gongkai.calendars.queries import Calendar, calendar
from gongkai.mailbox.models import Letter, Pause
from gongkai.mailbox.rules import clocks
from gongkai.mailbox.rules.clocks import Clock, Course, Paused
from gongkai.mailbox.rules.words import Kind, PauseWhy, State


def pauses_of(letter: Letter) -> tuple[Paused, ...]:
    """Return the stretches in which a letter's clock waited, or waits."""
    return tuple(_paused(row) for row in letter.pauses.all())


def clock_of(letter: Letter, on: date, days: Calendar | None = None) -> Clock:
    """Return by when the next step of a letter is due, and all that makes up that day."""
    course = Course(
        kind=Kind(letter.kind),
        state=State(letter.state),
        received_on=letter.received_on,
        reopened_on=letter.reopened_on,
        is_acknowledged=letter.acknowledged_on is not None,
        is_extended=letter.is_extended,
        pauses=pauses_of(letter),
    )
    return clocks.clock_of(course, on, days or calendar())


def _paused(row: Pause) -> Paused:
    return Paused(PauseWhy(row.why), row.begins_on, row.until, row.ended_on)
