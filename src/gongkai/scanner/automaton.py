"""All words at once: the detectors' own signals, the school's lists and what it lets pass, in one automaton."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from gongkai.scanner.folding import fold
from gongkai.scanner.rules import Rules, WordList, shape_pattern
from gongkai.scanner.signals import SPEAKING, WORDS, Signal

Span = tuple[int, int]
LANDLINE = re.compile("(?:86)?0(?:10|2[0-9]|[3-9][0-9]{2})([0-9]{7,8})")
SHORTEST_NUMBER = 7
NO_NUMBER = re.compile(r"[^0-9 ()（）+\-—–―.]")
MEMORY = 4096
"""How many headings and labels are remembered; the same few stand in all rows of a table."""


NOWHERE: list[Span] = []


@dataclass(slots=True)
class Words:
    """Where words stand in one text: the signals, what the school lets pass, and the words of its lists."""

    signals: dict[Signal, list[Span]] = field(default_factory=dict)
    allowed: list[Span] = field(default_factory=list)
    listed: list[tuple[WordList, int, int]] = field(default_factory=list)

    @property
    def say_something(self) -> bool:
        """Whether there is anything to look at even where no digit and no letter stands."""
        return bool(self.listed) or not SPEAKING.isdisjoint(self.signals)

    def of(self, signal: Signal) -> list[Span]:
        """Return where the words of a signal stand, in order of their ends."""
        return self.signals.get(signal, NOWHERE)


NO_WORDS = Words()
"""What stands in most texts; never written to."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one word says: signals, lists it stands in, or that the school lets it pass."""

    signals: tuple[Signal, ...] = ()
    lists: tuple[WordList, ...] = ()
    is_allowed: bool = False


@dataclass(slots=True)
class Compiled:
    """Rules made ready for searching. Made once for a version of the rules."""

    rules: Rules
    automaton: AhoCorasick
    meanings: tuple[Meaning, ...]
    student: re.Pattern[str] | None
    staff: re.Pattern[str] | None
    allowed_digits: frozenset[str]
    labels: dict[str, frozenset[Signal]] = field(default_factory=dict)

    def words_in(self, text: str) -> Words:
        """Return every word of the rules that stands in a text of small letters, overlapping ones too."""
        matches = self.automaton.find_matches_as_indexes(text, overlapping=True)
        if not matches:
            return NO_WORDS
        found = Words()
        for index, start, end in matches:
            meaning = self.meanings[index]
            for signal in meaning.signals:
                found.signals.setdefault(signal, []).append((start, end))
            if meaning.lists:
                found.listed += [(one, start, end) for one in meaning.lists]
            if meaning.is_allowed:
                found.allowed.append((start, end))
        return found

    def signals_of(self, label: str) -> frozenset[Signal]:
        """Return what a heading or a label beside a value says about it."""
        known = self.labels.get(label)
        if known is None:
            if len(self.labels) >= MEMORY:
                self.labels.clear()
            known = self.labels[label] = frozenset(self.words_in(_searched(label)).signals)
        return known


@lru_cache(maxsize=4)
def compiled(rules: Rules) -> Compiled:
    """Make rules ready for searching; asked again for the same rules, answer at once."""
    signals, lists = defaultdict[str, list[Signal]](list), defaultdict[str, list[WordList]](list)
    for word, signal in WORDS:
        signals[word].append(signal)
    for each in rules.lists:
        for word in dict.fromkeys(map(_searched, each.words)):
            lists[word].append(each)
    allowed = set(map(_searched, rules.allowed))
    words = sorted({*signals, *lists, *allowed})
    return Compiled(
        rules,
        AhoCorasick(words, implementation=Implementation.DFA),
        tuple(Meaning(tuple(signals[word]), tuple(lists[word]), word in allowed) for word in words),
        _either(rules.student_shapes),
        _either(rules.staff_shapes),
        frozenset(digits for one in rules.allowed for digits in _allowed_digits(one)),
    )


def _allowed_digits(written: str) -> Iterator[str]:
    """Yield the digits of what is let pass, if it is a number and nothing else; of a landline the local part too."""
    digits = re.sub("[^0-9]", "", fold(written).text)
    if len(digits) < SHORTEST_NUMBER or NO_NUMBER.search(fold(written).text):
        return
    yield digits
    if landline := LANDLINE.fullmatch(digits):
        yield landline[1]


def _searched(word: str) -> str:
    return fold(word.strip()).text.lower()


def _either(shapes: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for all shapes, which no other letter or digit may adjoin."""
    patterns = "|".join(shape_pattern(shape) for shape in shapes)
    return re.compile(rf"(?<![0-9A-Za-z])(?:{patterns})(?![0-9A-Za-z])") if patterns else None
