"""What a reminder of rectification says by mail: nothing of what was found, which others may not read. Practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.obligations.rules.mail import FAREWELL, LINES, day_words, left_words


@dataclass(frozen=True, slots=True)
class Line:
    """One finding that somebody is reminded of: of which inspection, in which unit, by when."""

    title: str
    unit: str
    day: date
    days: int


def subject_of(lines: Sequence[Line]) -> str:
    """Return the subject of a mail: a number alone."""
    return f"党务公开：您有 {len(lines)} 项整改临近或超过时限"


def body_of(name: str, lines: Sequence[Line], link: str) -> str:
    """Return the text of a mail: each finding with its day, the oldest first, and one link."""
    order = sorted(lines, key=lambda line: (line.day, line.unit, line.title))
    named = [f"{number}. {one.title}（{one.unit}）：{day_words(one.day)}前整改，{left_words(one.days)}"
             for number, one in enumerate(order[:LINES], 1)]  # fmt: skip
    more = [f"另有 {len(lines) - LINES} 项，请打开下面的网页查看。"] if len(lines) > LINES else []
    return "\n".join([f"{name}：", "", *named, *more, "", "请在这里办理：", link, "", *FAREWELL, ""])
