"""What a school adds to the scanner: its word lists, what it lets pass, and what its numbers look like."""

import hashlib
import re
from dataclasses import astuple, dataclass
from functools import lru_cache

from gongkai.scanner.finding import Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.sayings import SAYINGS

EDITION = "1"
"""Raised whenever the detectors find more or less than before, so that what is published is scanned anew."""

SHAPE = re.compile(r"[#@0-9A-Za-z-]{4,32}")
SHORTEST_WORD = 2
LONGEST_ALLOWED = 80


class UnusableRules(ValueError):  # noqa: N818 – reads as a sentence: "raises UnusableRules"
    """The rules cannot be used; the message says which part and why, in Chinese."""


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one class: ``severity`` is how grave a hit is, ``reason`` what the writer is told.

    A hit of a list that does not ``yields`` stands whatever the school lets pass, and whatever else is found there.
    """

    code: str
    name: str
    words: tuple[str, ...]
    severity: Severity = SAYINGS[Kind.SCHOOL_WORD].severity
    reason: str = SAYINGS[Kind.SCHOOL_WORD].reason
    fix: str = SAYINGS[Kind.SCHOOL_WORD].fix
    yields: bool = True

    def __post_init__(self) -> None:
        """Refuse words that would be found everywhere."""
        if short := [word for word in self.words if len(word.strip()) < SHORTEST_WORD]:
            raise UnusableRules(f"词表“{self.name}”中的词至少两个字：{'、'.join(short)}")


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything a scan turns on beside the text itself.

    ``allowed`` holds what is never a finding: words in their surroundings (``严守工作秘密``), office telephones,
    addresses of the school; numbers are compared by their digits. Shapes say what numbers look like: ``#`` is a
    digit, ``@`` a letter, anything else itself (``12021#######``). Mail under ``office_domains`` is taken for an
    office's.
    """

    lists: tuple[WordList, ...] = ()
    allowed: tuple[str, ...] = ()
    student_shapes: tuple[str, ...] = ()
    staff_shapes: tuple[str, ...] = ()
    office_domains: tuple[str, ...] = ("edu.cn", "gov.cn")

    def __post_init__(self) -> None:
        """Refuse what could not be searched for."""
        if odd := [one for one in (*self.student_shapes, *self.staff_shapes) if not SHAPE.fullmatch(one)]:
            raise UnusableRules(f"号码样式只能由 #、@、数字、字母和连字符组成，长 4 至 32 位：{'、'.join(odd)}")
        if odd := [one for one in self.allowed if not SHORTEST_WORD <= len(one.strip()) <= LONGEST_ALLOWED]:
            raise UnusableRules(f"放行的内容须为 {SHORTEST_WORD} 至 {LONGEST_ALLOWED} 个字：{'、'.join(odd)}")

    @classmethod
    def default(cls) -> "Rules":
        """Return the rules of a school that has added nothing."""
        return cls()

    @property
    def version(self) -> str:
        """Sixteen signs that change when the rules or the detectors do."""
        return _version(self)


@lru_cache(maxsize=8)
def _version(rules: Rules) -> str:
    return hashlib.sha256(repr((EDITION, astuple(rules))).encode()).hexdigest()[:16]


def shape_pattern(shape: str) -> str:
    """Return the regular expression of a number's shape."""
    signs = {"#": "[0-9]", "@": "[A-Za-z]"}
    return "".join(signs.get(sign) or re.escape(sign) for sign in shape)
