"""What the cells of one row mean: understood, answered before, to be asked about, or wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from gongkai.catalogue.tables import limits
from gongkai.catalogue.tables.columns import TICK_AUDIENCE, TICK_CHANNEL, Column
from gongkai.catalogue.tables.grid import Line
from gongkai.catalogue.tables.limits import Limit
from gongkai.catalogue.tables.saying import NOT_LISTED, Complaint, Kind, Place, Question, Remark
from gongkai.catalogue.tables.texts import NOTHING, pieces, plain, tidy
from gongkai.catalogue.tables.ticks import boxes, ticked
from gongkai.catalogue.tables.units import Units
from gongkai.catalogue.tables.words import (
    audience_in,
    channels_in,
    class_in,
    likely_audience,
    likely_channel,
    likely_class,
)
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience, Channel, MatterClass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting:
    """For whom a table is read: the unit's own number, the units there are, the classes it may use, and the answers."""

    own: int
    units: Units
    classes: tuple[MatterClass, ...]
    answers: Mapping[str, str]
    understood: dict[str, Limit | None] = field(default_factory=dict)

    @property
    def is_discipline(self) -> bool:
        """Tell whether the classes of Article 12 come first."""
        return self.classes[0].article == 12

    def limit(self, text: str) -> Limit | None:
        """Return what a limit means, each text worked out once."""
        if text not in self.understood:
            self.understood[text] = limits.understood(text)
        return self.understood[text]


@dataclass(slots=True)
class Cells:
    """One row: what is known of it by column use, and what comes up while it is read."""

    line: Line
    place: Place
    columns: Mapping[str, int]
    setting: Setting
    complaints: list[Complaint] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def said(self, use: str) -> str:
        """Return the text of a column, nothing where it says nothing; a text filled down is remarked on."""
        column = self.columns.get(use, 0)
        cell = self.line.cells.get(column)
        text = tidy(cell.text) if cell and use != Column.CHANNELS else (cell.text if cell else "")
        if plain(text) in NOTHING:
            return ""
        if cell and cell.source and use in list(Column):
            self.remark("filled_down", Column(use), str(cell.source))
        return text

    def remark(self, code: str, column: Column | None = None, about: str = "") -> None:
        """Say what was filled in."""
        self.remarks.append(Remark(code, column, about))

    def complain(self, use: str, code: str, about: str = "") -> None:
        """Say what is wrong with a cell."""
        column = self.columns.get(use, 0)
        self.complaints.append(Complaint(self.place, column, self.line.text(column), Refusal(code, about=about)))

    def ask(self, kind: Kind, phrase: str, choices: Iterable[str], guess: str) -> str:
        """Return the answer given to a question before, else ask it."""
        question = Question(kind, phrase, tuple(choices), guess)
        answer = self.setting.answers.get(question.key, "")
        if answer in question.choices:
            return answer
        self.questions.append(question)
        return ""

    def matter_class(self, phrase: str) -> MatterClass | None:
        """Return the class that the row belongs to."""
        classes = self.setting.classes
        if found := class_in(phrase, classes):
            return found
        likely = likely_class(phrase, is_discipline=self.setting.is_discipline) if phrase else None
        answer = self.ask(Kind.CLASS, phrase, (one.value for one in classes), likely.value if likely else "")
        return MatterClass(answer) if answer else None

    def audience(self) -> Audience | None:
        """Return to whom the matter is made known, from words, boxes or ticked columns."""
        phrase = "、".join(self._audience_phrases())
        found = audience_in(phrase)
        if found:
            return found
        likely = likely_audience(phrase)
        answer = self.ask(
            Kind.AUDIENCE, phrase, (one.value for one in reversed(Audience)), likely.value if likely else ""
        )
        return Audience(answer) if answer else None

    def _audience_phrases(self) -> list[str]:
        text = self.said(Column.AUDIENCE)
        marked = boxes(text)
        phrases = [label for is_ticked, label in marked if is_ticked] if marked is not None else [text] if text else []
        for audience in Audience:
            use = TICK_AUDIENCE + audience.value
            tick = self.said(use)
            state = ticked(tick)
            if state:
                phrases.append(audience.zh)
            elif state is None:
                phrases.append(tick if audience_in(tick) else f"{audience.zh}：{tick}")
        return phrases

    def channels(self) -> tuple[Channel, ...]:
        """Return how the matter is made known, from words, boxes or ticked columns."""
        found = self._ticked_channels()
        text = self.said(Column.CHANNELS)
        marked = boxes(text)
        phrases = [label for is_ticked, label in marked if is_ticked] if marked is not None else pieces(text)
        for phrase in phrases:
            found += self._channels_of(phrase)
        if not found and not self.questions_of(Kind.CHANNEL) and not phrases and not self.has_wrong_ticks:
            found += self._answered("")
        return tuple(channel for channel in Channel if channel in found)

    def _channels_of(self, phrase: str) -> list[Channel]:
        named = channels_in(phrase)
        return list(named) if named else self._answered(tidy(phrase))

    def _answered(self, phrase: str) -> list[Channel]:
        likely = likely_channel(phrase) if phrase else None
        none = (NOT_LISTED,) if phrase else ()
        answer = self.ask(
            Kind.CHANNEL, phrase, (*(one.value for one in Channel), *none), likely.value if likely else ""
        )
        return [Channel(answer)] if answer and answer != NOT_LISTED else []

    def _ticked_channels(self) -> list[Channel]:
        found = []
        for channel in Channel:
            use = TICK_CHANNEL + channel.value
            text = self.line.text(self.columns.get(use, 0))
            state = ticked(text)
            if state is None:
                self.complain(use, "tick_unclear", channel.value)
            elif state:
                found.append(channel)
        return found

    @property
    def has_wrong_ticks(self) -> bool:
        """Tell whether a tick of the row is complained of."""
        return any(one.refusal.code == "tick_unclear" for one in self.complaints)

    def questions_of(self, kind: Kind) -> list[Question]:
        """Return what of a kind is asked about the row."""
        return [question for question in self.questions if question.kind is kind]

    def limit(self) -> Limit | None:
        """Return by when the matter is made known."""
        text = self.said(Column.TIME)
        if text and (found := self.setting.limit(text)):
            return found
        likely = limits.likely(text)
        guess = limits.written(likely[0]) if likely else ""
        answer = self.ask(Kind.LIMIT, text, map(limits.written, limits.offered(text)), guess)
        return limits.of_written(answer) if answer else None

    def lead_and_others(self) -> tuple[int, tuple[int, ...]] | None:
        """Return which unit leads and which share the matter; the unit itself where the table says none."""
        leads = self._units(Column.LEAD)
        others = self._units(Column.OTHERS)
        if self.questions_of(Kind.UNIT):
            return None
        if not leads:
            self.remark("lead_is_own")
        lead, *shared = leads or [self.setting.own]
        return lead, tuple(sorted({*shared, *others} - {lead}))

    def _units(self, use: Column) -> list[int]:
        found = []
        for phrase in self.setting.units.phrases(self.said(use)):
            unit = self.setting.units.find(phrase)
            if unit is None:
                near = self.setting.units.near(phrase)
                codes = (one.code for one in self.setting.units.listed)
                answer = self.ask(Kind.UNIT, phrase, (*codes, NOT_LISTED), near.code if near else "")
                unit = self.setting.units.by_code.get(answer)
            if unit is not None:
                found.append(unit.pk)
        return list(dict.fromkeys(found))
