"""What the writer of a letter is shown for his sixteen digits, and to nobody without them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from gongkai.calendars.queries import calendar
from gongkai.disclosures.queries import readable_by
from gongkai.mailbox.digits import bucket_of, is_receipt, nobodys
from gongkai.mailbox.models import Answer, Letter, Step
from gongkai.mailbox.queries.clocks import clock_of
from gongkai.mailbox.queries.facts import handlers_of
from gongkai.mailbox.rules.clocks import Clock, reopen_until
from gongkai.mailbox.rules.words import Kind, PauseWhy, State
from gongkai.mailbox.rules.writing import Standing
from gongkai.orgs.queries import ANYBODY


def by_receipt(digits: str) -> Letter | None:
    """Return the letter of a receipt. A wrong and an unknown one take as long and answer the same. Practice: N5."""
    drawer = list(Letter.objects.filter(bucket=bucket_of(digits)).select_related("merged_into", "about", "unit"))
    if not drawer:
        is_receipt(digits, nobodys())
        return None
    return next((letter for letter in drawer if is_receipt(digits, letter.receipt)), None)


def is_taken(digits: str) -> bool:
    """Tell whether somebody has these digits; how long that takes depends on the answer, so it is not for visitors."""
    drawer = Letter.objects.filter(bucket=bucket_of(digits)).values_list("receipt", flat=True)
    return any(is_receipt(digits, kept) for kept in drawer)


def answering(letter: Letter) -> Letter:
    """Return the letter whose answer serves this one: itself, or the one it was merged into."""
    return letter.merged_into or letter


@dataclass(frozen=True, slots=True)
class Course:
    """How a letter stands, as its writer sees it.

    ``can_be_handled`` is False for a report that names everybody who could handle it.
    """

    letter: Letter
    state: State
    clock: Clock
    steps: list[Step]
    answers: list[Answer]
    standing: Standing
    can_be_handled: bool


def course_of(letter: Letter, on: date) -> Course:
    """Return how a letter stands; one that was merged shows the answer of the other, and none of its words."""
    served = answering(letter)
    return Course(
        letter=letter,
        state=State(served.state),
        clock=clock_of(served, on),
        steps=list(letter.steps.filter(is_for_writer=True).select_related("letter", "unit")),
        answers=_given(served),
        standing=standing_of(letter, on),
        can_be_handled=letter.kind != Kind.REPORT or bool(handlers_of(letter, on)),
    )


def _given(letter: Letter) -> list[Answer]:
    """Return the answers that were given; ``is_open`` tells whether anybody may read the correction that one names."""
    anybodys = readable_by(ANYBODY).filter(disclosure=OuterRef("correction__disclosure"))
    given = letter.answers.filter(answered_on__isnull=False).annotate(is_open=Exists(anybodys))
    return list(given.select_related("letter", "correction__disclosure"))


def standing_of(letter: Letter, on: date) -> Standing:
    """Return what decides on what the writer may still do."""
    served = answering(letter)
    waits = letter.pauses.filter(why=PauseWhy.SUPPLEMENT, ended_on=None).exists()
    answered_on = served.answered_on if served.state in {State.ANSWERED, State.CLOSED} else None
    return Standing(
        state=State(served.state),
        waits_for_supplement=waits,
        followed_up=letter.followed_up,
        rated=letter.rating is not None,
        reopened=letter.reopened_on is not None,
        reopen_until=reopen_until(answered_on, calendar()) if answered_on else None,
        on=on,
    )
