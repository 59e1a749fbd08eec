"""What the scanner says, in English: reasons, fixes, sources, places and what was seen. Chinese stays what is kept."""

import re

from gongkai.scanner.english_words import ASIDES, DETAILS, LABELS, PIECES, TAILS, Said
from gongkai.scanner.finding import Finding
from gongkai.scanner.kinds import Kind
from gongkai.scanner.sayings import SAYINGS

LONGEST = 2_000
"""What has more characters is left as it is: names in it may be of any length, made to be slow to take apart."""

LAWS = {"个人信息保护法": "Personal Information Protection Law", "保守国家秘密法": "Law on Guarding State Secrets"}
_NUMBERS = "一二三四五六七八九"
_ARTICLE = re.compile(rf"(?:《(.+)》)?第([{_NUMBERS}十]+)条(?:（([{_NUMBERS}十]+)）)?")
_LISTED = re.compile(r"(?s)(.*)（词表：(.*)）")
_PIECE = re.compile(r"(?s)(?:“.*?”(?=$|[·!的（])|（[^（）]*）|[^·])+")
_METADATA = re.compile("元数据（([^（）]*)）")
_ODD_METADATA = re.compile("(?s)元数据（(.*)）")
_ASIDE = re.compile(rf"(?s)(.+)（({'|'.join(map(re.escape, ASIDES))})）")


def reason_of(finding: Finding) -> str:
    """Return why it is a finding. What the office wrote for a list of its own stays as it was typed."""
    saying = SAYINGS[Kind(finding.kind)]
    if finding.kind != Kind.SCHOOL_WORD:
        return saying.reason_en
    listed = _LISTED.fullmatch(finding.reason)
    words, name = listed.groups() if listed else (finding.reason, "")
    reason = saying.reason_en if words == saying.reason else words
    return f"{reason} (list: {name})" if listed else reason


def fix_of(finding: Finding) -> str:
    """Return what to do about it. What the office wrote for a list of its own stays as it was typed."""
    saying = SAYINGS[Kind(finding.kind)]
    is_typed = finding.kind == Kind.SCHOOL_WORD and finding.fix != saying.fix
    return finding.fix if is_typed else saying.fix_en


def source_of(finding: Finding) -> str:
    """Return the articles and laws it rests on: Article 9; Personal Information Protection Law, Article 25."""
    return "; ".join(map(_cited, finding.source.split("、")))


def place_of(part: str) -> str:
    """Return a place as the readers of files and texts name it: 表1第2行第3列 as Table 1, row 2, column 3.

    Names in quotes stay as they are; so does every piece of a place that nobody here knows.
    """
    pieces = _PIECE.findall(part) if len(part) <= LONGEST else []
    known = [_piece(piece) for piece in pieces]
    return " · ".join(one or piece for one, piece in zip(known, pieces, strict=True)) if any(known) else part


def detail_of(detail: str) -> str:
    """Return what was seen of a file (``Finding.masked``, ``Trouble.detail``); what is not known here stays."""
    known = _said(DETAILS, detail) if len(detail) <= LONGEST else None
    return known or ASIDES.get(detail, "").capitalize() or detail


def _cited(source: str) -> str:
    match = _ARTICLE.fullmatch(source)
    if match is None:
        return source
    law, article, item = match.groups()
    place = f"Article {_number(article)}" + (f" ({_number(item)})" if item else "")
    return f"{LAWS.get(law, f'《{law}》')}, {place}" if law else place


def _number(written: str) -> int:
    """Read a number below a hundred."""
    tens, ten, ones = written.rpartition("十")
    return (10 * (_NUMBERS.find(tens) + 1 if tens else 1) if ten else 0) + _NUMBERS.find(ones or "-") + 1


def _piece(piece: str) -> str | None:
    """Return a piece between the dots of a place: what it begins with, then what is added behind that."""
    added = ""
    while piece:
        aside = None if _METADATA.fullmatch(piece) else _ASIDE.fullmatch(piece)
        known = None if aside else _metadata(piece) or _said(PIECES, piece)
        if known:
            return known + added
        piece, more = (aside[1], f" ({ASIDES[aside[2]]})") if aside else _without_tail(piece)
        added = more + added
    return None


def _without_tail(piece: str) -> tuple[str, str]:
    """Return a piece without what is added at its end, and that in English; nothing is left if nothing is."""
    for pattern, words in TAILS:
        tail = pattern.fullmatch(piece)
        if tail:
            return tail[1], words.format(*tail.groups()[1:])
    return "", ""


def _metadata(piece: str) -> str | None:
    """Return which of a file's metadata it is; a label that its author made up is a name, and stands in quotes."""
    match = _METADATA.fullmatch(piece) or _ODD_METADATA.fullmatch(piece)
    if match is None:
        return None
    label = LABELS.get(match[1]) or (f"“{match[1]}”" if not match[1].isascii() else match[1])
    return f"Metadata ({label})"


def _said(table: tuple[Said, ...], written: str) -> str | None:
    found = ((pattern.fullmatch(written), words) for pattern, words in table)
    return next((words.format(*match.groups()) for match, words in found if match), None)
