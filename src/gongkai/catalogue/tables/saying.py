"""What reading a table comes to: entries, complaints at cells, questions, and what was filled in or left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gongkai.catalogue.tables.columns import Column
from gongkai.catalogue.wording import Wording
from gongkai.measures.refusal import Refusal

NOT_LISTED = "-"
"""The answer that a phrase stands for nothing in the catalogue."""


class Kind(StrEnum):
    """What a question asks for."""

    CLASS = "class"
    AUDIENCE = "audience"
    CHANNEL = "channel"
    LIMIT = "limit"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Question:
    """A phrase that is not understood, asked about once, however many rows say it; empty where they say nothing.

    ``choices`` are the answers there are, as words; ``guess`` the likeliest, if there is one.
    """

    kind: Kind
    phrase: str
    choices: tuple[str, ...]
    guess: str = ""

    @property
    def key(self) -> str:
        """The name under which the answer is kept."""
        return f"{self.kind}:{self.phrase}"


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a table, both counted from 1."""

    table: int
    row: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a cell; column 0 is the row as a whole."""

    place: Place
    column: int
    content: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Remark:
    """What was filled in for a row that its own cells do not say: ``code`` is what, ``about`` the details."""

    code: str
    column: Column | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no entry, and why."""

    place: Place
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as a row says it. The code is empty where the table gives none."""

    place: Place
    wording: Wording
    remarks: tuple[Remark, ...]
    columns: Mapping[str, int]


@dataclass(slots=True)
class Reading:
    """Everything that came of reading; ``asked`` counts the rows that wait for each answer."""

    drafts: list[Draft] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)

    def ask(self, questions: Iterable[Question]) -> None:
        """Keep questions; one asked before only counts."""
        for question in questions:
            self.questions.setdefault(question.key, question)
            self.asked[question.key] = self.asked.get(question.key, 0) + 1

    @property
    def open(self) -> list[Question]:
        """The questions, those of one kind together, the most frequent first."""
        order = list(Kind)
        return sorted(self.questions.values(), key=lambda one: (order.index(one.kind), -self.asked[one.key]))
