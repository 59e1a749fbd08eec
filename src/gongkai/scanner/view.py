"""What the detectors see of a passage: its text without disguises, the words in it, and what is said beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.scanner.automaton import Compiled, Span, Words
from gongkai.scanner.folding import TELLING, Folded, fold
from gongkai.scanner.kinds import Kind
from gongkai.scanner.passage import Passage
from gongkai.scanner.rules import WordList
from gongkai.scanner.signals import Signal

BETWEEN = " \t\n\r\u00a0\u2000-\u200a\u202f\u3000./·_()\\-（）‐‑‒–—―－"
"""Signs that may stand between the digits of one number; stripped of them the number is whole."""

RUN = re.compile(rf"[0-9][0-9{BETWEEN}]{{5,}}[0-9]")
DIGITS = re.compile("[0-9]+")
LETTERS = re.compile("[A-Za-z]")
SILENCE: frozenset[Signal] = frozenset()
LONGEST_GAP = 3
SHORTEST, LONGEST = 7, 19
"""How many digits the numbers have that are looked for."""

STOPS = re.compile("[。；;！？!?]")
REACH = 20
"""How far before a number, in characters, a word may stand that says what it is."""
AFTER = 4
WIDEST = 64
"""So many cells of a row are looked at; a wider row would cost its square."""

LONGEST_LABEL = 12
"""Longer cells of a table are values, not labels."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a detector found: the kind, and where in the folded text. ``listed`` is the list a school word stands in."""

    kind: Kind
    start: int
    end: int
    listed: WordList | None = None


@dataclass(slots=True)
class Number:
    """Digits that may belong together: ``groups`` are the spans of the stretches written without a gap."""

    digits: str
    groups: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Offset of the first digit."""
        return self.groups[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last digit."""
        return self.groups[-1][1]

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(end - start for start, end in self.groups)


@dataclass(slots=True)
class View:
    """A passage as the detectors see it.

    All offsets count in ``text``, which is without disguises. ``beside`` is what heading and labels say;
    ``numbers`` are all that neighbouring digits may be, however they are parted.
    """

    passage: Passage
    compiled: Compiled
    folded: Folded
    text: str
    words: Words
    beside: frozenset[Signal]
    numbers: list[Number]
    has_letters: bool

    def says(self, signal: Signal, start: int, end: int, reach: int = REACH) -> bool:
        """Tell whether a word before (or just after) a value, its heading or a label in its row says what it is."""
        return signal in self.beside or self.close(signal, start, end, reach) is not None

    def close(self, signal: Signal, start: int, end: int, reach: int = REACH) -> Span | None:
        """Return where the word stands that says in the same sentence what a value is."""
        spans = self.words.of(signal)
        for at in range(bisect_left(spans, start - reach, key=_finish), len(spans)):
            begin, finish = spans[at]
            if begin > end + AFTER:
                break
            before = finish <= start and not STOPS.search(self.text, finish, start)
            if before or (begin >= end and not STOPS.search(self.text, end, begin)):
                return begin, finish
        return None

    def cells(self) -> Iterator[str]:
        """Yield the other texts of the row, without disguises."""
        return (fold(cell).text.strip() for cell in self.passage.row[:WIDEST])


def _goes_on(groups: tuple[Span, ...], at: int) -> bool:
    """Tell whether a digit stands amid digits written one by one, so that no number begins with it.

    A digit behind a wider gap than the next one's begins a number.
    """
    if not 0 < at < len(groups) - 1:
        return False
    (start, before), (own, end), (after, _) = groups[at - 1 : at + 2]
    return before - start == 1 and end - own == 1 and own - before <= after - end


def _finish(span: Span) -> int:
    return span[1]


def view_of(passage: Passage, rules: Compiled) -> View | None:
    """Look at a passage once, for all detectors; None if no detector could find anything in it."""
    is_telling = TELLING.search(passage.text) is not None
    if not (is_telling or passage.heading or passage.row):
        words = rules.words_in(passage.text)
        if not words.say_something:
            return None
        return View(passage, rules, Folded(passage.text), passage.text, words, SILENCE, [], has_letters=False)
    folded = fold(passage.text)
    text = folded.text
    has_letters = LETTERS.search(text) is not None
    words = rules.words_in(_lower(text) if has_letters else text)
    return View(passage, rules, folded, text, words, _beside(passage, rules), list(_numbers(text)), has_letters)


def _lower(text: str) -> str:
    """Return small letters for capitals, sign for sign: a few letters of other scripts would become two."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _beside(passage: Passage, rules: Compiled) -> frozenset[Signal]:
    if not (passage.heading or passage.row):
        return SILENCE
    labels = [cell for cell in passage.row[:WIDEST] if 0 < len(cell) <= LONGEST_LABEL and not DIGITS.search(cell)]
    return SILENCE.union(*(rules.signals_of(label.strip()) for label in (passage.heading, *labels)))


def _numbers(text: str) -> Iterator[Number]:
    """Yield neighbouring groups of digits that together are as long as a number that is looked for."""
    for groups in _runs(text):
        for first in range(len(groups)):
            if _goes_on(groups, first):
                continue
            length = 0
            for last, (start, end) in enumerate(groups[first : first + LONGEST], start=first + 1):
                length += end - start
                if length > LONGEST:
                    break
                if length >= SHORTEST:
                    taken = groups[first:last]
                    yield Number("".join([text[a:b] for a, b in taken]), taken)


def _runs(text: str) -> Iterator[tuple[Span, ...]]:
    """Yield the groups of digits that stand close enough to be one number."""
    for run in RUN.finditer(text):
        groups: list[Span] = []
        for group in DIGITS.finditer(text, run.start(), run.end()):
            if groups and group.start() - groups[-1][1] > LONGEST_GAP:
                yield tuple(groups)
                groups = []
            groups.append(group.span())
        yield tuple(groups)
