"""The school's lists as rules for the scanner, the states of a scan, and findings as they are kept: masked, as data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word
from gongkai.scanner.finding import Finding, Place, Severity
from gongkai.scanner.kinds import Kind
from gongkai.scanner.rules import LONGEST_ALLOWED, SHAPE, SHORTEST_WORD, Rules, WordList

MOST_WORDS = 20_000
"""As many lines one list may have. Practice."""
DOMAIN = re.compile(r"[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+")
PROTECTED = "protected"
"""The code of the list that is no list of the office: what may not be made known by anybody now."""
SHORTEST_PHRASE, LONGEST_PHRASE = 6, LONGEST_ALLOWED
LEFT_WITHOUT_NAMES = 4
"""As many signs of a phrase must be left without the names in it. Practice: trying out names must tell nothing."""
ATTEMPTS = 3
"""How often a scan is begun that never ended before it counts as failed. Practice."""


KEPT_OUT, UNSAID, ASK_THEM = "不得公开的内容", "此处内容不得公开。", "请删去，或联系纪委综合监察室。"
"""All that anybody is told where something stands that is kept out."""


class Purpose(Word):
    """What a list is for."""

    WORDS = "words", "检查词", "Words to look for"
    ALLOWED = "allowed", "放行名单", "Allow-list"
    STUDENT_NUMBERS = "student_numbers", "学号样式", "Shapes of student numbers"
    STAFF_NUMBERS = "staff_numbers", "工号样式", "Shapes of staff numbers"
    OFFICE_DOMAINS = "office_domains", "单位邮箱域名", "Domains of office mail"


class ScanState(Word):
    """How far the scan of a file has come."""

    WAITING = "waiting", "等待检查", "Waiting to be checked"
    RUNNING = "running", "正在检查", "Being checked"
    DONE = "done", "已检查", "Checked"
    FAILED = "failed", "检查没有完成", "Check not finished"


class Guarded(Word):
    """What is kept out of disclosures for the time being. Source: 第九条."""

    PHRASE = "phrase", "原话", "Wording"
    FILE = "file", "文件", "File"
    PERSON = "person", "人员", "Person"
    UNIT = "unit", "单位", "Unit"


UNFINISHED = frozenset({ScanState.WAITING, ScanState.RUNNING})


@dataclass(frozen=True, slots=True)
class Listed:
    """One list as the office keeps it: ``entries`` are its lines; the rest counts for words to look for alone."""

    code: str
    purpose: Purpose
    name: str
    entries: tuple[str, ...]
    severity: Severity
    reason: str
    fix: str


@dataclass(frozen=True, slots=True)
class Guard:
    """One thing that may not be made known now, and no word about why.

    ``value`` is the wording, the SHA-256 of a file, the code of a unit or the public id of a person; ``names`` are
    what a unit or a person is called by.
    """

    kind: Guarded
    value: str
    names: tuple[str, ...] = ()


def guard_refusals(guard: Guard, names: Iterable[str]) -> tuple[Refusal, ...]:
    """Return what is wrong with a wording that is to be kept out; ``names`` are those the school knows.

    Practice: a bare name would bar all that concerns somebody, and tell whoever tries out names.
    """
    if guard.kind is not Guarded.PHRASE:
        return ()
    said = guard.value.strip()
    if not SHORTEST_PHRASE <= len(said) <= LONGEST_PHRASE:
        return (Refusal("phrase_length", (9, None), about=f"{SHORTEST_PHRASE}–{LONGEST_PHRASE}"),)
    left = said
    for name in sorted((name for name in names if name and name in said), key=len, reverse=True):
        left = left.replace(name, "")
    return () if len(left.strip()) >= LEFT_WITHOUT_NAMES else (Refusal("phrase_is_a_name", (9, None), about=said),)


def list_of_guards(guards: Iterable[Guard], salt: str) -> tuple[WordList, ...]:
    """Return the wordings that are kept out as a list for the scanner, which says neither whose they are nor why.

    ``salt`` is a word that stands in no text: without it nobody can guess the wordings from the mark of the rules.
    """
    phrases = tuple(guard.value for guard in guards if guard.kind is Guarded.PHRASE)
    return (WordList(PROTECTED, KEPT_OUT, (*phrases, salt), Severity.MUST, UNSAID, ASK_THEM, yields=False),)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a list: each once, trimmed, in the order they were typed; empty ones are left out."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def list_refusals(listed: Listed) -> tuple[Refusal, ...]:
    """Return what is wrong with a list, line by line; all of it. Practice: what is found everywhere finds nothing."""
    found = [] if listed.name.strip() else [Refusal("list_without_name", about="name")]
    if len(listed.entries) > MOST_WORDS:
        found.append(Refusal("list_too_long", about=str(MOST_WORDS)))
    wrong = _WRONG[listed.purpose]
    return (*found, *(Refusal(wrong.code, about=line) for line in listed.entries if not wrong.fits(line)))


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What is said of a line that cannot stand in a list of one purpose."""

    code: str
    shape: re.Pattern[str] | None = None

    def fits(self, line: str) -> bool:
        return SHORTEST_WORD <= len(line) <= LONGEST_ALLOWED and (not self.shape or bool(self.shape.fullmatch(line)))


_WRONG = {
    Purpose.WORDS: _Wrong("word_length"),
    Purpose.ALLOWED: _Wrong("allowed_length"),
    Purpose.STUDENT_NUMBERS: _Wrong("shape_odd", SHAPE),
    Purpose.STAFF_NUMBERS: _Wrong("shape_odd", SHAPE),
    Purpose.OFFICE_DOMAINS: _Wrong("domain_odd", DOMAIN),
}


def rules_of(lists: Iterable[Listed]) -> Rules:
    """Return the scanner's rules with what the school added. Source: 第九条."""
    kept = list(lists)
    words = tuple(
        WordList(one.code, one.name, one.entries, one.severity, one.reason, one.fix)
        for one in kept
        if one.purpose is Purpose.WORDS and one.entries
    )
    plain = {
        purpose: tuple(entry for one in kept if one.purpose is purpose for entry in one.entries) for purpose in Purpose
    }
    return Rules(
        lists=words,
        allowed=plain[Purpose.ALLOWED],
        student_shapes=plain[Purpose.STUDENT_NUMBERS],
        staff_shapes=plain[Purpose.STAFF_NUMBERS],
        office_domains=tuple(map(str.lower, plain[Purpose.OFFICE_DOMAINS])) or Rules.default().office_domains,
    )


def written(finding: Finding) -> dict[str, Any]:
    """Return a finding as data that can be kept; its value is masked already."""
    return asdict(finding)


def read(kept: Mapping[str, Any]) -> Finding:
    """Return the finding that was kept."""
    told = {**kept, "kind": Kind(kept["kind"]), "severity": Severity(kept["severity"])}
    return Finding(**{**told, "place": Place(**kept["place"])})
