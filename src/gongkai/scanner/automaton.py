"""All words at once: the detectors' own signals, the school's lists and what it lets pass, in one automaton."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from gongkai.scanner.folding import fold
from gongkai.scanner.rules import Rules, WordList, shape_pattern
from gongkai.scanner.signals import WORDS, Signal

Span = tuple[int, int]
MEMORY = 4096
"""How many headings and labels are remembered; the same few stand in all rows of a table."""


@dataclass(slots=True)
class Words:
    """Where words stand in one text."""

    signals: dict[Signal, list[Span]] = field(default_factory=lambda: defaultdict(list))
    allowed: list[Span] = field(default_factory=list)
    listed: list[tuple[WordList, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Compiled:
    """Rules made ready for searching. Made once for a version of the rules."""

    rules: Rules
    automaton: AhoCorasick
    meanings: tuple[tuple[Signal | WordList | None, ...], ...]
    student: re.Pattern[str] | None
    staff: re.Pattern[str] | None
    allowed_digits: frozenset[str]
    labels: dict[str, frozenset[Signal]] = field(default_factory=dict)

    def words_in(self, text: str) -> Words:
        """Return every word of the rules that stands in the text, overlapping ones too."""
        found, low = Words(), text.lower()
        for index, start, end in self.automaton.find_matches_as_indexes(
            low if len(low) == len(text) else text, overlapping=True
        ):
            for meaning in self.meanings[index]:
                if isinstance(meaning, Signal):
                    found.signals[meaning].append((start, end))
                elif meaning is None:
                    found.allowed.append((start, end))
                else:
                    found.listed.append((meaning, start, end))
        return found

    def signals_of(self, label: str) -> frozenset[Signal]:
        """Return what a heading or a label beside a value says about it."""
        known = self.labels.get(label)
        if known is None:
            if len(self.labels) >= MEMORY:
                self.labels.clear()
            known = self.labels[label] = frozenset(self.words_in(fold(label).text).signals)
        return known


@lru_cache(maxsize=4)
def compiled(rules: Rules) -> Compiled:
    """Make rules ready for searching; asked again for the same rules, answer at once."""
    meanings: Mapping[str, list[Signal | WordList | None]] = defaultdict(list)
    for word, meaning in _words(rules):
        meanings[word].append(meaning)
    return Compiled(
        rules,
        AhoCorasick(list(meanings)),
        tuple(tuple(each) for each in meanings.values()),
        _either(rules.student_shapes),
        _either(rules.staff_shapes),
        frozenset(filter(None, (re.sub(r"[^0-9]", "", one) for one in rules.allowed))),
    )


def _words(rules: Rules) -> Iterator[tuple[str, Signal | WordList | None]]:
    yield from WORDS
    for each in rules.lists:
        yield from ((fold(word.strip()).text.lower(), each) for word in dict.fromkeys(each.words))
    yield from ((fold(word.strip()).text.lower(), None) for word in rules.allowed)


def _either(shapes: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for all shapes, which no other letter or digit may adjoin."""
    patterns = "|".join(shape_pattern(shape) for shape in shapes)
    return re.compile(rf"(?<![0-9A-Za-z])(?:{patterns})(?![0-9A-Za-z])") if patterns else None
