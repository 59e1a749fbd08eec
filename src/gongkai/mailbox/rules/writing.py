"""What somebody may write, at first and later on. Every reason is given at once, each at its field."""

from dataclasses import dataclass
from datetime import date

from gongkai.mailbox.rules.words import AT_WORK, Kind, State
from gongkai.measures.refusal import Refusal

TITLE_LIMIT = 60
TEXT_LIMIT = 5000
NAMES_LIMIT = 200
PERSON_LIMIT = 40
CONTACT_LIMIT = 100
FILES_LIMIT = 3
FILE_LIMIT = 5 << 20
FORMATS = frozenset({"jpg", "jpeg", "png", "pdf", "docx"})
"""Kinds of files of which a clean copy can be made at once; nothing but the copy is kept. Practice."""
BEST = 5
"""The highest rating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter as typed. ``complains_of`` are names of people, as its writer knows them."""

    kind: Kind
    title: str
    text: str
    complains_of: str
    is_anonymous: bool
    name: str
    contact: str


def writing_refusals(written: Written) -> tuple[Refusal, ...]:
    """Return every reason against taking a letter in. Source: 第十四条."""
    limits = (
        ("title", written.title, TITLE_LIMIT),
        ("text", written.text, TEXT_LIMIT),
        ("complains_of", written.complains_of, NAMES_LIMIT),
    )
    found = [Refusal(f"letter_{field}_too_long", None, str(len(typed))) for field, typed, most in limits
             if len(typed) > most]  # fmt: skip
    if not written.title.strip():
        found.append(Refusal("letter_title_missing", (14, None)))
    if not written.text.strip():
        found.append(Refusal("letter_text_missing", (14, None)))
    return (*found, *([] if written.is_anonymous else _identity_refusals(written)))


def _identity_refusals(written: Written) -> list[Refusal]:
    found = []
    if not written.name.strip() or len(written.name) > PERSON_LIMIT:
        found.append(Refusal("letter_name_missing"))
    if not written.contact.strip() or len(written.contact) > CONTACT_LIMIT:
        found.append(Refusal("letter_contact_missing"))
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """What a letter's writer can still do turns on this. None has a default."""

    state: State
    waits_for_supplement: bool
    followed_up: bool
    rated: bool
    reopened: bool
    reopen_until: date | None
    on: date


def follow_up_refusals(standing: Standing) -> tuple[Refusal, ...]:
    """Return every reason against adding to a letter: once, while an answer is owed; what was asked for always.

    Practice.
    """
    if standing.waits_for_supplement:
        return ()
    if standing.state not in AT_WORK | {State.RECEIVED}:
        return (Refusal("letter_not_open"),)
    return (Refusal("letter_followed_up"),) if standing.followed_up else ()


def rating_refusals(standing: Standing) -> tuple[Refusal, ...]:
    """Return every reason against rating an answer: once an answer. Practice."""
    if standing.state not in {State.ANSWERED, State.CLOSED} or standing.reopen_until is None:
        return (Refusal("letter_not_answered"),)
    return (Refusal("letter_rated"),) if standing.rated else ()


def reopening_refusals(standing: Standing) -> tuple[Refusal, ...]:
    """Return every reason against asking for another answer: once, within its time. Practice."""
    if standing.state not in {State.ANSWERED, State.CLOSED} or standing.reopen_until is None:
        return (Refusal("letter_not_answered"),)
    if standing.reopened:
        return (Refusal("letter_reopened"),)
    return (Refusal("letter_too_late_to_reopen"),) if standing.reopen_until < standing.on else ()


def text_refusals(text: str) -> tuple[Refusal, ...]:
    """Return what is wrong with words that are added to a letter."""
    if not text.strip():
        return (Refusal("letter_text_missing", (14, None)),)
    return (Refusal("letter_text_too_long", None, str(len(text))),) if len(text) > TEXT_LIMIT else ()
