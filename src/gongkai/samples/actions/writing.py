"""What readers wrote to the sample school, and how far their letters have come."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from gongkai.calendars.queries import calendar
from gongkai.mailbox import actions as mailbox
from gongkai.mailbox.models import Letter
from gongkai.mailbox.rules.words import Kind, Outcome
from gongkai.mailbox.rules.writing import Written
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person
from gongkai.orgs.queries import head_in_force, holders, school_wide_posts
from gongkai.samples.actions.world import World
from gongkai.samples.story import Row, morning

REACHED = ("received", "acknowledged", "assigned", "drafting", "with_head", "answered")
AT_TEN = timedelta(hours=10)


def write_letters(world: World) -> None:
    """Let readers write, and staff take each letter as far as the data files say, a step a working day."""
    receipts, letters = {}, {}
    for row in world.story.letters():
        receipts[row["key"]] = _write(row)
        letters[row["key"]] = Letter.objects.latest("pk")
    for row in world.story.letters():
        if row["reached"] == "merged":
            at = morning(row["on"]) + AT_TEN
            mailbox.merge(letters[row["key"]], letters[row["into"]], by=_clerk(row["on"]), at=at)
    for row in world.story.letters():
        if row["reached"] != "merged":
            _take(world, row, letters[row["key"]])
        if "rating" in row:
            mailbox.rate(receipts[row["key"]], row["rating"], on=world.story.last_evening.date())


def _write(row: Row) -> str:
    written = Written(
        kind=Kind(row["kind"]), title=row["title"], text=row["text"], complains_of="",
        is_anonymous="name" not in row, name=row.get("name", ""), contact=row.get("contact", ""),
    )  # fmt: skip
    return mailbox.write(written, on=row["on"], form=row["key"])


def _take(world: World, row: Row, letter: Letter) -> None:
    days, day = calendar(), row["on"]
    for step in REACHED[1 : REACHED.index(row["reached"]) + 1]:
        letter.refresh_from_db()
        ACTS[step](world, row, letter, day, morning(day) + AT_TEN)
        day = days.add(day, 1)


def _acknowledge(_world: World, row: Row, letter: Letter, day: date, at: datetime) -> None:
    role = Role.INSPECTOR if row["kind"] == Kind.REPORT else Role.OFFICE_CLERK
    mailbox.acknowledge(letter, by=school_wide_posts(day)[role][0].person, at=at)


def _assign(world: World, row: Row, letter: Letter, day: date, at: datetime) -> None:
    mailbox.assign(letter, world.units[row["unit"]], by=_clerk(day), at=at)


def _draft(world: World, row: Row, letter: Letter, day: date, at: datetime) -> None:
    outcome = Outcome(row["outcome"]) if "outcome" in row else None
    by = _drafter(world, row, day)
    mailbox.save_answer(letter, row["answer"], by=by, at=at, version=letter.version, outcome=outcome)


def _send_up(world: World, row: Row, letter: Letter, day: date, at: datetime) -> None:
    mailbox.send_up(letter, by=_drafter(world, row, day), at=at, version=letter.version)


def _approve(world: World, row: Row, letter: Letter, day: date, at: datetime) -> None:
    head = head_in_force(world.units[row["unit"]], day)
    if head is not None:
        mailbox.approve_answer(letter, by=head.person, at=at, version=letter.version)


def _clerk(day: date) -> Person:
    return school_wide_posts(day)[Role.OFFICE_CLERK][0].person


def _drafter(world: World, row: Row, day: date) -> Person:
    return holders([world.units[row["unit"]].pk], [Role.DRAFTER], day).order_by("pk")[0].person


ACTS: Mapping[str, Callable[[World, Row, Letter, date, datetime], None]] = {
    "acknowledged": _acknowledge,
    "assigned": _assign,
    "drafting": _draft,
    "with_head": _send_up,
    "answered": _approve,
}
"""What brings a letter there."""
