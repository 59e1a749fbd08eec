"""What a year's letters come to, and what they are about: for those who oversee. Source: 第八条、第十八条."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Prefetch

from gongkai.calendars.queries import Calendar, calendar
from gongkai.mailbox.models import Answer, Letter
from gongkai.mailbox.queries.clocks import clock_of
from gongkai.mailbox.queries.lists import letters_for
from gongkai.mailbox.queries.opened import words_of
from gongkai.mailbox.rules.clocks import ACKNOWLEDGE_DAYS
from gongkai.mailbox.rules.figures import Counted, Figures, figures
from gongkai.mailbox.rules.topics import Topic, topics
from gongkai.mailbox.rules.words import Kind, Outcome, State
from gongkai.orgs.models import Person
from gongkai.orgs.queries import Duties

MONTHS = 12
"""As many months topics are told of."""


@dataclass(frozen=True, slots=True)
class Received:
    """A letter that was received: which row, with which unit it lies now, if with any, and what counts of it."""

    pk: int
    unit: int | None
    counted: Counted


def figures_of(first: date, last: date, on: date, *, with_reports: bool) -> Figures:
    """Count the letters received from one day to another, both counted; reports only for who may know of them."""
    found = received(first, last, on, with_reports=with_reports)
    return figures((one.counted for one in found), on, with_reports=with_reports)


def received(
    first: date, last: date, on: date, *, with_reports: bool, hidden_from: Collection[int] = ()
) -> list[Received]:
    """Return what counts of the letters received from one day to another, without those complaining of some persons.

    Source: 第十八条. Practice: S5.
    """
    found = Letter.objects.filter(received_on__gte=first, received_on__lte=last)
    shown = found if with_reports else found.exclude(kind=Kind.REPORT)
    shown = shown.exclude(complained_people__in=hidden_from) if hidden_from else shown
    days = calendar()
    rows = shown.defer("key", "sealed").prefetch_related("pauses", Prefetch("answers", Answer.objects.defer("sealed")))
    return [Received(letter.pk, letter.unit_id, _counted(letter, on, days)) for letter in rows]


def first_letter_on() -> date | None:
    """Return the day of the oldest letter that is no report."""
    oldest: date | None = Letter.objects.exclude(kind=Kind.REPORT).aggregate(oldest=Min("received_on"))["oldest"]
    return oldest


def months_until(on: date) -> list[date]:
    """Return the first days of the last twelve months, the oldest first."""
    number = on.year * MONTHS + on.month - 1
    return [date(one // MONTHS, one % MONTHS + 1, 1) for one in range(number - MONTHS + 1, number + 1)]


def topics_for(duties: Duties, on: date) -> list[Topic]:
    """Return what the letters of the last months are about, never of a report and never of a person."""
    months = months_until(on)
    texts: dict[date, list[str]] = {month: [] for month in months}
    known = letters_for(duties, on).exclude(kind=Kind.REPORT).filter(received_on__gte=months[0], received_on__lte=on)
    for letter in known.order_by().iterator():
        words = words_of(letter)
        texts[letter.received_on.replace(day=1)].append(f"{words.title}。{words.text}")
    return topics(texts, Person.objects.values_list("name", flat=True))


def _counted(letter: Letter, on: date, days: Calendar) -> Counted:
    given = [answer for answer in letter.answers.all() if answer.answered_on is not None and answer.answered_on <= on]
    return Counted(
        kind=Kind(letter.kind),
        state=State(letter.state),
        is_anonymous=letter.is_anonymous,
        is_extended=letter.is_extended,
        acknowledged_on=letter.acknowledged_on,
        acknowledge_by=days.add(letter.received_on, ACKNOWLEDGE_DAYS),
        answered_on=letter.answered_on,
        answer_by=clock_of(letter, on, days).answer_by,
        outcome=Outcome(given[-1].outcome) if given and given[-1].outcome else None,
        rating=letter.rating,
    )
