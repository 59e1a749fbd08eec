"""Who may subscribe, when a mail goes out, and what it says: of what is not public a number alone. Practice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from gongkai.measures.refusal import Refusal

OPENS: Final = time(8)
"""When the mail of a day goes out, by the school's clock."""
WAITS: Final = timedelta(hours=24)
"""How long the link to confirm by leads anywhere; what was never confirmed is forgotten then."""
AGAIN: Final = timedelta(hours=1)
"""How long one address gets no second mail to confirm by, whoever asks."""
MOST: Final = 60
"""As many mails to confirm by leave in an hour, to all addresses together."""
LINES: Final = 30
"""As many matters a mail names; the others are counted, and all of them are behind the link."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What subscribing turns on. ``asked_lately`` is how many have asked in the last hour."""

    is_own: bool
    has_address: bool
    sends_mail: bool
    asked_lately: int


def refusals(facts: Facts) -> Iterable[Refusal | None]:
    """Return every reason against subscribing. Practice: no stranger fills anybody's mailbox from here."""
    return (
        None if facts.sends_mail else Refusal("no_mail_sent"),
        None if facts.has_address else Refusal("no_own_address"),
        Refusal("too_many_ask") if facts.asked_lately >= MOST and not facts.is_own else None,
    )


def opened_at(there: datetime) -> datetime | None:
    """Return since when the mails of a day may go out, by a time of the school's clock; none before that."""
    opens = there.replace(hour=OPENS.hour, minute=0, second=0, microsecond=0)
    return opens if there >= opens else None


@dataclass(frozen=True, slots=True)
class Line:
    """One public matter as a mail names it."""

    title: str
    unit: str
    day: date


@dataclass(frozen=True, slots=True)
class News:
    """What is new to a reader: public matters by name, what is within the Party by its number alone."""

    lines: Sequence[Line]
    inner: int

    @property
    def is_none(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.lines and not self.inner


def subject_of(news: News) -> str:
    """Return the subject of a mail: numbers, no title."""
    if not news.lines:
        return f"党务公开：您有 {news.inner} 条党内公开信息"
    return f"党务公开：{len(news.lines) + news.inner} 条新的公开信息"


def body_of(news: News, link: str, end: str) -> str:
    """Return the text of a mail: public titles, one link to all of it, and the way out."""
    named = [f"{number}. {_said(line)}" for number, line in enumerate(news.lines[:LINES], 1)]
    more = [f"另有 {len(news.lines) - LINES} 条，请打开下面的网页查看。"] if len(news.lines) > LINES else []
    public = ["新向社会公开的信息：", "", *named, *more, ""] if news.lines else []
    inner = [f"您有 {news.inner} 条党内公开信息，登录后查看。", ""] if news.inner else []
    return "\n".join([*public, *inner, "请在这里查看：", link, "", *FAREWELL, end, ""])


FAREWELL = ("您订阅了党务公开信息，每天早上八点以后最多一封。请不要回复。", "不想再收到的，打开这个链接退订：")
CONFIRM_SUBJECT = "党务公开：请确认订阅"


def confirm_body(link: str) -> str:
    """Return the text of the mail by which an address is confirmed."""
    said = (
        "有人用这个邮箱订阅党务公开信息。是您本人的，请在 24 小时内打开下面的链接确认：",
        "不是您本人的，不用理会：不确认就不会再收到邮件，您的邮箱一天以后从系统里删除。",
    )
    return "\n".join([said[0], "", link, "", said[1], ""])


def _said(line: Line) -> str:
    day = line.day
    return f"{line.title}（{line.unit}，{day.year}年{day.month}月{day.day}日公开）"
