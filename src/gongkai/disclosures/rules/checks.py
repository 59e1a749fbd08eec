"""The check before publication: what was found in a plan, by marks that last, and what is still unanswered. 第九条."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.scanner.finding import Finding, Severity
from gongkai.screening.rules import PROTECTED, read, written

MARK = 12
REASON_LIMIT = 200
GRAVITY = list(Severity)


@dataclass(frozen=True, slots=True)
class Found:
    """One finding of a plan. ``file`` names the attachment it lies in, or is empty for the text.

    ``mark`` names it as long as the same thing stands in the same file or text, wherever it moves there: of equal
    ones the first, the second and so on. ``reason`` is what its drafter says why it may stay.
    """

    mark: str
    file: str
    finding: Finding
    reason: str = ""

    @property
    def is_grave(self) -> bool:
        """Tell whether it must be removed or judged."""
        return self.finding.severity is Severity.MUST

    @property
    def is_kept_out(self) -> bool:
        """Tell whether it must be removed, and no reason lets it stay."""
        return self.finding.listed == PROTECTED


@dataclass(frozen=True, slots=True)
class Check:
    """What was found in a plan, the gravest first, and which of its files have not been read, yet or in vain."""

    found: tuple[Found, ...]
    waiting: tuple[str, ...]
    failed: tuple[str, ...]

    @property
    def is_finished(self) -> bool:
        """Tell whether everything was read."""
        return not self.waiting and not self.failed

    @property
    def grave(self) -> tuple[Found, ...]:
        """What must be removed or judged."""
        return tuple(one for one in self.found if one.is_grave)


def marked(findings: Iterable[tuple[str, Finding]], reasons: Mapping[str, str]) -> tuple[Found, ...]:
    """Return findings by file, or text, with their marks and reasons, the gravest first and else as they stand."""
    seen = Counter[tuple[str, str, str]]()
    found = []
    for file, finding in findings:
        same = (file, str(finding.kind), finding.masked)
        seen[same] += 1
        mark = hashlib.sha256(repr((*same, seen[same])).encode()).hexdigest()[:MARK]
        found.append(Found(mark, file, finding, reasons.get(mark, "")))
    return tuple(sorted(found, key=lambda one: GRAVITY.index(one.finding.severity)))


def kept(found: Iterable[Found]) -> list[dict[str, Any]]:
    """Return findings as data, as they are kept with a proposal."""
    return [
        {"mark": one.mark, "file": one.file, "reason": one.reason, "finding": written(one.finding)} for one in found
    ]


def found_again(rows: Iterable[Mapping[str, Any]]) -> tuple[Found, ...]:
    """Return the findings that were kept."""
    return tuple(Found(row["mark"], row["file"], read(row["finding"]), row["reason"]) for row in rows)


def lists_hit(found: Iterable[Found]) -> str:
    """Return the codes of the school's lists that something was found by, each between bars; empty if none."""
    codes = sorted({one.finding.listed for one in found if one.finding.listed})
    return f"|{'|'.join(codes)}|" if codes else ""
