"""How much of the corpus is found, and what is found where nothing is."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from gongkai.scanner.finding import Finding, Severity
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import scan_text
from tests.scanner.corpus import Clean, Planted
from tests.scanner.corpus.clean import clean
from tests.scanner.corpus.planted import planted


@dataclass(frozen=True, slots=True)
class Outcome:
    """One leak planted in one place, and whether it was found as what it is."""

    leak: Planted
    is_found: bool


def outcomes(leaks: Iterable[Planted], scan: Callable[[Planted], Iterable[Finding]]) -> tuple[Outcome, ...]:
    """Scan every leak where it was planted; a leak counts as found only by its own kind."""
    return tuple(Outcome(leak, leak.kind in {one.kind for one in scan(leak)}) for leak in leaks)


def in_text() -> tuple[Outcome, ...]:
    """Scan all leaks as passages of text."""
    return outcomes(planted(), lambda leak: scan_text([leak.passage()], Rules.default()))


def recall(found: Iterable[Outcome]) -> float:
    """Return the share of leaks that were found."""
    all_of_them = tuple(found)
    return sum(one.is_found for one in all_of_them) / len(all_of_them)


def alarms() -> tuple[tuple[Clean, Severity | None], ...]:
    """Return every clean text with the gravest finding in it, None where there is none."""
    return tuple((text, gravest(scan_text([text.passage()], Rules.default()))) for text in clean())


def gravest(found: Iterable[Finding]) -> Severity | None:
    """Return the gravest severity of some findings."""
    present = {one.severity for one in found}
    return next((severity for severity in Severity if severity in present), None)


def counted(found: Iterable[Outcome], key: Callable[[Planted], str]) -> Mapping[str, tuple[int, int]]:
    """Return by kind or by disguise how many were planted and how many of them were found."""
    rows = tuple(found)
    planted_by = Counter(key(one.leak) for one in rows)
    found_by = Counter(key(one.leak) for one in rows if one.is_found)
    return {name: (count, found_by[name]) for name, count in planted_by.items()}
