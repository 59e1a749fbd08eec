"""Who registers robots, what they are told, and what their answers mean.

Whoever is in the group reads it: only what the catalogue makes public is named, the rest is counted. Practice.
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cryptography.fernet import Fernet, InvalidToken

from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Word
from gongkai.notices.rules import Trouble
from gongkai.obligations.rules.mail import day_words, left_words

NAMED: Final = 10
"""As many things a message names; the others are counted, and all of them are behind the link."""
HEADERS: Final = {"Content-Type": "application/json; charset=utf-8"}
GONE: Final = {93000, 300001, 310000, 400013, 400102}
"""Answers that mean that there is no such robot, or that it does not take what it is told."""


class Kind(Word):
    """Whose robots there are."""

    WECOM = "wecom", "企业微信群机器人", "WeCom group robot"
    DINGTALK = "dingtalk", "钉钉群机器人", "DingTalk group robot"


HOSTS: Final = {Kind.WECOM: "qyapi.weixin.qq.com", Kind.DINGTALK: "oapi.dingtalk.com"}
"""The one host at which the robots of each are."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What registering, trying and revoking a robot turns on."""

    is_office: bool
    is_revoked: bool
    unit_stands: bool
    address_fits: bool


def refusals(facts: Facts) -> Iterable[Refusal | None]:
    """Return every reason against registering, trying or revoking a robot. Source: 第六条."""
    return (
        None if facts.is_office else Refusal("not_your_task", (6, None)),
        Refusal("robot_revoked") if facts.is_revoked else None,
        None if facts.unit_stands else Refusal("robot_unit_gone"),
        None if facts.address_fits else Refusal("robot_address_odd"),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is due. ``days`` are working days: until the day, or since it if below zero."""

    title: str
    unit: str
    day: date
    days: int
    is_public: bool


def text_of(about: str, lines: Sequence[Line], link: str) -> str:
    """Return what a robot is told: how much is late and due, what of it may be named, the nearest day, one link."""
    late = sum(line.days < 0 for line in lines)
    counts = [f"逾期 {late} 项"] if late else []
    counts += [f"临近或今天到期 {len(lines) - late} 项"] if len(lines) > late else []
    named = [line for line in lines if line.is_public][:NAMED]
    said = [f"{number}. {_said(line)}" for number, line in enumerate(named, 1)]
    rest = len(lines) - len(named)
    more = [f"另有 {rest} 项，最近的时限是 {day_words(min(line.day for line in lines))}。"] if rest else []
    return "\n".join([f"党务公开提醒（{about}）：{'，'.join(counts)}。", *said, *more, f"请在这里办理：{link}"])


def _said(line: Line) -> str:
    return f"{line.title}（{line.unit}）：{day_words(line.day)}前公开，{left_words(line.days)}"


def payload(text: str) -> bytes:
    """Return a text in the shape that both kinds of robots take."""
    return json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False).encode()


def judged(status: int, body: bytes) -> Trouble | None:
    """Return what is wrong according to a robot's answer; None where it took what it was told."""
    if status != 200:
        return Trouble.TURNED_AWAY
    try:
        code = json.loads(body)["errcode"]
    except (ValueError, KeyError, TypeError):
        return Trouble.TURNED_AWAY
    if code == 0:
        return None
    return Trouble.ADDRESS_REFUSED if code in GONE else Trouble.TURNED_AWAY


def sealed(address: str, master: str) -> str:
    """Return an address as it is kept: of no use without the installation's own key."""
    return _safe(master).encrypt(address.encode()).decode()


def unsealed(kept: str, master: str) -> str | None:
    """Return an address that was kept, or None where the installation has got another key since."""
    try:
        return _safe(master).decrypt(kept.encode()).decode()
    except InvalidToken:
        return None


def _safe(master: str) -> Fernet:
    return Fernet(urlsafe_b64encode(hashlib.sha256(b"gongkai robots\n" + master.encode()).digest()))
