"""The trace from the articles to the rules that carry them out, to their pages, and to the tests that prove them."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.measures.articles import ARTICLES, Text
from gongkai.measures.reference import Ref

STORED = files("gongkai.measures") / "trace.json"
"""The trace as it was last written; it lets the running program show tests that are not installed with it."""

PAGES = ".views."
"""By this a name in the program tells that it is a page."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A rule or a test, by its name, and the passage it refers to."""

    ref: Ref
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One passage, what rests on it and the tests that prove it; ``reason`` says why nothing is wanted.

    What rests on it are rules and ``pages``, on which somebody meets the passage.
    """

    ref: Ref
    rules: tuple[str, ...]
    pages: tuple[str, ...]
    tests: tuple[str, ...]
    reason: Text | None

    @property
    def is_operative(self) -> bool:
        """Whether the passage asks for something that a rule can carry out."""
        return self.reason is None


@cache
def declaratory() -> Mapping[Ref, Text]:
    """Read which passages ask for nothing a program could do, each with the reason."""
    declared = files("gongkai.measures") / "data" / "declaratory.toml"
    provisions = tomllib.loads(declared.read_text(encoding="utf-8"))["provision"]
    return {Ref.parse(each["ref"]): Text(zh=each["zh"], en=each["en"]) for each in provisions}


def row(ref: Ref, rules: Iterable[str], tests: Iterable[str]) -> Row:
    """Make a row, its names in order and each once, with the pages apart from the other rules."""
    carried = sorted(set(rules))
    pages = [name for name in carried if PAGES in name]
    others = [name for name in carried if PAGES not in name]
    return Row(ref, tuple(others), tuple(pages), tuple(sorted(set(tests))), declaratory().get(ref))


def rows(rules: Iterable[Mention], tests: Iterable[Mention]) -> tuple[Row, ...]:
    """Lay out the trace: every article, and every item or paragraph that somebody mentions or that is declaratory."""
    carried, proved = tuple(rules), tuple(tests)
    refs = {Ref(number) for number in ARTICLES} | set(declaratory()) | {each.ref for each in (*carried, *proved)}
    return tuple(
        row(
            ref,
            (each.name for each in carried if each.ref == ref),
            (each.name for each in proved if each.ref == ref),
        )
        for ref in sorted(refs)
    )


@cache
def load() -> tuple[Row, ...]:
    """Read the trace that came with the program."""
    stored: list[dict[str, Any]] = json.loads(STORED.read_text(encoding="utf-8"))
    return tuple(row(Ref.parse(each["ref"]), each["rules"] + each["pages"], each["tests"]) for each in stored)
