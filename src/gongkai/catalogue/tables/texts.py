"""Text of cells brought to one form: widths, blanks, Chinese numbers, and what separates one thing from the next."""

import re
import unicodedata

_BLANK = re.compile(r"\s+")
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SPELLED = re.compile(r"[〇零一二三四五六七八九十两]{1,3}(?=个?工作日|个?月|[日号天次年])")
_ORDER = re.compile(r"^(?:第?[（(]?[一二三四五六七八九十0-9]{1,3}(?:[.．][0-9]{1,3})*[)）]?[、.．章节部分类 ]*)(?=\S)")
_BETWEEN = re.compile(r"[、，,；;/|\n\r\t]+")
SAME = frozenset({"同上", "〃", "″", '"', "同前", "''"})
"""How people write that a cell says what the one above says."""

NOTHING = frozenset({"", "-", "—", "——", "/", "\\", "无", "--", "一"})
"""How people write that a cell says nothing."""


def plain(text: str) -> str:
    """Return a text with signs of one width and without blanks."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def tidy(text: str) -> str:
    """Return a text to be kept: no blanks at the ends, one between words, none between Chinese signs."""
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", _BLANK.sub(" ", text.replace("\u3000", " ")).strip())


def counted(text: str) -> str:
    """Return a text with the numbers before days, months, times and years written in digits."""
    return _SPELLED.sub(lambda found: str(_value(found[0])), text)


def _value(spelled: str) -> int:
    tens, ten, ones = spelled.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[sign]) for sign in spelled))
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def without_order(text: str) -> str:
    """Return a heading without its number: 一、 and （二） and 3. and 第四部分 say nothing of what follows."""
    return _ORDER.sub("", text, count=1)


def pieces(text: str) -> list[str]:
    """Return the things that a cell lists."""
    return [piece for one in _BETWEEN.split(text) if (piece := one.strip()) and piece not in NOTHING]
