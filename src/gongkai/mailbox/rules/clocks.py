"""By when a letter is acknowledged, assigned and answered, and why on that day. Practice: the school's promise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.mailbox.rules.words import AT_WORK, Kind, PauseWhy, State, Verb
from gongkai.workdays.calendar import Calendar

ACKNOWLEDGE_DAYS = 1
ASSIGN_DAYS = 2
ANSWER_DAYS = 15
EXTENSION_DAYS = 15
SUPPLEMENT_ASKED_WITHIN = 7
"""Working days after receipt within which the writer may be asked, once, to supplement a request."""
PAUSE_DAYS: dict[PauseWhy, int] = {PauseWhy.SUPPLEMENT: 15, PauseWhy.THIRD_PARTY: 15}
"""Working days that the clock waits at most."""
REOPEN_DAYS = 15
"""Working days after the answer within which its writer may ask once for another; then the letter is closed."""
STEPS = (-2, 0, 1, 3)
"""Working days before or past the limit on which staff are reminded; at the last the office is told too."""


@dataclass(frozen=True, slots=True)
class Paused:
    """A stretch in which the clock waits; ``until`` is when it goes on at the latest, ``ended_on`` when it did."""

    why: PauseWhy
    begins_on: date
    until: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Course:
    """What the clock of a letter turns on. None has a default."""

    kind: Kind
    state: State
    received_on: date
    reopened_on: date | None
    is_acknowledged: bool
    is_extended: bool
    pauses: tuple[Paused, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """By when which step is due, and all that makes up that day.

    ``step`` is what is due next; None where nothing is. ``due_on`` is None while the clock waits. ``answer_by`` is
    when an answer is promised; while the clock waits, as if it went on today.
    """

    step: Verb | None
    counted_from: date
    due_on: date | None
    answer_by: date
    answer_days: int
    extension_days: int
    paused_days: int
    pause: Paused | None
    is_provisional: bool
    tables: str

    def is_late(self, on: date) -> bool:
        """Tell whether the step that is due should have been taken before a day."""
        return self.due_on is not None and self.due_on < on


def clock_of(course: Course, on: date, calendar: Calendar) -> Clock:
    """Return the clock of a letter on a day: working days, the day itself not counted, pauses left out. Practice."""
    since = course.reopened_on or course.received_on
    pause = next((one for one in course.pauses if one.ended_on is None), None)
    paused = sum(_waited(one, on, calendar) for one in course.pauses if one.begins_on >= since)
    extension = EXTENSION_DAYS if course.is_extended else 0
    answer_by = calendar.add(since, ANSWER_DAYS + extension + paused)
    step, due_on = _next(course, since, answer_by, calendar)
    return Clock(
        step=step,
        counted_from=since,
        due_on=None if pause else due_on,
        answer_by=answer_by,
        answer_days=ANSWER_DAYS,
        extension_days=extension,
        paused_days=paused,
        pause=pause,
        is_provisional=not calendar.is_official(answer_by),
        tables=calendar.name(since, answer_by),
    )


def _next(course: Course, since: date, answer_by: date, calendar: Calendar) -> tuple[Verb | None, date | None]:
    if course.state in AT_WORK:
        return Verb.APPROVE_ANSWER, answer_by
    if course.state is not State.RECEIVED:
        return None, None
    if not course.is_acknowledged:
        return Verb.ACKNOWLEDGE, calendar.add(since, ACKNOWLEDGE_DAYS)
    return Verb.ASSIGN, calendar.add(since, ASSIGN_DAYS)


def _waited(pause: Paused, on: date, calendar: Calendar) -> int:
    return max(0, calendar.count(pause.begins_on, min(pause.ended_on or on, pause.until)))


def reopen_until(answered_on: date, calendar: Calendar) -> date:
    """Return the last day on which a writer may ask for another answer. Practice."""
    return calendar.add(answered_on, REOPEN_DAYS)


def pause_until(why: PauseWhy, on: date, calendar: Calendar) -> date:
    """Return the day on which a pause that begins now ends at the latest. Practice."""
    return calendar.add(on, PAUSE_DAYS[why])


def step_reached(due_on: date, on: date, calendar: Calendar) -> int | None:
    """Return the newest step of reminding that has been reached; None before the first. Practice."""
    past = calendar.count(due_on, on)
    return max((step for step in STEPS if step <= past), default=None)


def lapsed(pauses: Iterable[Paused], on: date) -> list[Paused]:
    """Return the pauses whose time is over."""
    return [one for one in pauses if one.ended_on is None and one.until < on]
