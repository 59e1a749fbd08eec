"""What is kept besides matters, as the rules see it."""

import uuid
from dataclasses import dataclass

ABSENT = uuid.UUID("00000000-0000-4000-8000-000000000000")
"""What nothing is called by."""


@dataclass(frozen=True)
class Book:
    """A version of a unit's catalogue."""

    label: str
    unit: str
    is_filed: bool


@dataclass(frozen=True)
class Table:
    """A table that somebody is about to import into a version of a catalogue."""

    book: Book
    by: str


@dataclass(frozen=True)
class Due:
    """Something due for a unit: whether an event made it so, and whether putting it off is asked or agreed to."""

    label: str
    unit: str = "JX"
    from_event: bool = False
    is_asked: bool = False
    is_deferred: bool = False


@dataclass(frozen=True)
class Emergency:
    """Something that was taken down at once: by whom, and whether another has said whether that was right."""

    label: str
    unit: str = "JX"
    by: str = "reviewer"
    is_decided: bool = False


@dataclass(frozen=True)
class Meeting:
    """A meeting: for whom it is, how far it has come, and who wrote what is to be announced or confirmed."""

    label: str
    unit: str = "JX"
    audience: str = "public"
    state: str = "planned"
    by: str = "drafter"


NO_MEETING = Meeting("absent", unit="", state="")
MEETINGS = [
    Meeting("meeting_planned"),
    Meeting("meeting_announced", state="announced"),
    Meeting("inner_meeting", state="announced", audience="inner"),
    Meeting("meeting_held", state="held", by="head"),
    Meeting("meeting_recorded", state="recorded"),
    Meeting("inner_meeting_recorded", state="recorded", audience="inner"),
]
NO_BOOK = Book("absent", "", is_filed=False)
NOTHING_DUE = Due("absent", unit="")
NO_EMERGENCY = Emergency("absent", unit="")
BOOKS = [Book("book_in_force", "JX", is_filed=True), Book("book_draft", "JX", is_filed=False),
         Book("book_submitted", "CL", is_filed=False), Book("book_school", "XX", is_filed=False), NO_BOOK]  # fmt: skip
DUES = [Due("event", from_event=True), Due("period"), Due("asked", is_asked=True), Due("deferred", is_deferred=True)]
EMERGENCIES = [Emergency("taken_down"), Emergency("ratified", is_decided=True), Emergency("of_the_head", by="head")]
