"""What a digest says by mail: nothing in the subject that others may not read over somebody's shoulder. Practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LINES = 30
"""As many things a mail names; the others are counted, and all of them are behind the link."""


class About(StrEnum):
    """What a line of a digest is about."""

    STEP = "step"
    RE_REVIEW = "re_review"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that somebody is reminded of. ``days`` are working days: until the day, or since it if below zero."""

    about: About
    obligation: str
    title: str
    unit: str
    day: date
    days: int

    @property
    def is_late(self) -> bool:
        """Whether the due day has passed."""
        return self.about is About.STEP and self.days < 0

    @property
    def kept(self) -> dict[str, str | int]:
        """The line as it is kept."""
        said = {"about": self.about.value, "obligation": self.obligation, "title": self.title, "unit": self.unit}
        return {**said, "day": self.day.isoformat(), "days": self.days}


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Put what is latest first, and what waits for a decision of the office last."""
    order = list(About)
    return sorted(lines, key=lambda line: (order.index(line.about), line.day, line.unit, line.title))


def subject_of(lines: Sequence[Line]) -> str:
    """Return the subject of a mail: a number, no name and no title."""
    due = sum(line.about is About.STEP for line in lines)
    if due == len(lines):
        return f"党务公开：您有 {due} 项公开事项临近或超过时限"
    return f"党务公开：您有 {len(lines)} 项公开事项要办理"


def body_of(name: str, lines: Sequence[Line], link: str) -> str:
    """Return the text of a mail: each thing with its day, and one link."""
    named = [f"{number}. {_said(line)}" for number, line in enumerate(in_order(lines)[:LINES], 1)]
    more = [f"另有 {len(lines) - LINES} 项，请打开下面的网页查看。"] if len(lines) > LINES else []
    return "\n".join([f"{name}：", "", *named, *more, "", "请在这里办理：", link, "", *FAREWELL, ""])


FAREWELL = (
    "工作日早上八点发出，一天最多一封，请不要回复。",
    "不想收到的，可以在系统的“我的账号”里关闭；逾期的仍会发送。",
)


def _said(line: Line) -> str:
    what = f"{line.title}（{line.unit}）"
    if line.about is About.RE_REVIEW:
        return f"{what}：暂缓公开，{day_words(line.day)}应再次审查"
    if line.about is About.REQUEST:
        return f"{what}：{day_words(line.day)}申请暂缓公开，等办公室答复"
    return f"{what}：{day_words(line.day)}前公开，{left_words(line.days)}"


def day_words(day: date) -> str:
    """Write a day in a mail."""
    return f"{day.year}年{day.month}月{day.day}日"


def left_words(days: int) -> str:
    """Say how many working days are left, or have gone by since."""
    if days == 0:
        return "今天到期"
    return f"还有 {days} 个工作日" if days > 0 else f"已逾期 {-days} 个工作日"
