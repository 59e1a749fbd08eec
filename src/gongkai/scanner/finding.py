"""What the scanner says: a finding, how grave it is, and where it lies."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A value of a closed vocabulary: stored by its code, shown in Chinese (``zh``) or English (``en``)."""

    zh: str
    en: str

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Self:
        """Make a member whose value is ``code``."""
        word = str.__new__(cls, code)
        word._value_ = code
        word.zh = zh
        word.en = en
        return word


class Severity(Word):
    """How grave a finding is. Practice: the highest is removed, or a reviewer says in words why it may stay."""

    MUST = "must", "必须处理", "Must be dealt with"
    CONFIRM = "confirm", "需要确认", "To be confirmed"
    HINT = "hint", "提示", "Hint"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something lies.

    ``part`` names the part of the file or text in Chinese, as people speak of it (第3段, 第2页, 工作表“名单”!B7, 批注,
    元数据); ``start`` and ``end`` are offsets in characters within the text of that part.
    """

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not be published unseen.

    ``kind`` is the code of what was found; ``masked`` never shows the value whole; ``reason`` and ``fix`` are Chinese
    sentences; ``source`` names the article or the law that the reason rests on, as ``第九条`` or
    ``《个人信息保护法》第二十五条``; ``listed`` is the code of the school's word list that it stands in, if it does.
    """

    kind: str
    severity: Severity
    place: Place
    masked: str
    reason: str
    fix: str
    source: str
    listed: str = ""
