"""Names: a surname and one or two characters, where a name can stand. Looked for only beside personal data."""

import re
from collections.abc import Iterable, Iterator

from gongkai.scanner.automaton import Span
from gongkai.scanner.detectors.surnames import DOUBLE, NO_NAMES, SINGLE
from gongkai.scanner.kinds import Kind
from gongkai.scanner.signals import Signal
from gongkai.scanner.view import Hit, View

HAN = "[一-鿿]"
BEFORE = (
    "学生 同学 教师 老师 教授 职工 党员 同志 姓名 患者 家长 员工 干部 人是 系人 请人 户主 本人 考生 校友 书记 "
    "院长 主任 的是 委员 联系 致电 咨询 款人"
)
AFTER = (
    "身份 电话 手机 联系 学号 工号 同学 同志 老师 教授 先生 女士 出生 生于 住址 家住 家庭 银行 卡号 账号 护照 患 "
    "因 系 确诊 被 父 母 属 的 是 在 为 曾 于 本人 现 成绩 考 男 女 有 经 享 获 不幸 罹 查 身 平均 期末 笔试 面试 "
    "考试 综合 自 病 领 来 已 入 接"
)
"""What may stand right before or after a name; other characters would be taken for a part of it."""

FIRST = f"(?:{'|'.join(BEFORE.split())})"
SHAPE = f"(?:(?:{'|'.join(DOUBLE)}){HAN}{{1,2}}?|[{SINGLE}]{HAN}{{1,2}}?|(?!{FIRST}){HAN}{{2,8}}?·{HAN}{{2,8}}?)"
NAME = re.compile(
    rf"(?:(?<!{HAN})|{'|'.join(f'(?<={word})' for word in BEFORE.split())})({SHAPE})"
    rf"(?=[^一-鿿·]|$|{'|'.join(AFTER.split())})"
)
TITLED = re.compile("(?:老师|同学|同志|教授|主任|书记|院长|处长|先生|女士|某|某某)$")
"""A surname with a title names nobody in particular."""

ALONE = re.compile(SHAPE)
PERSONAL = frozenset({
    Kind.IDENTITY, Kind.IDENTITY_DOUBTFUL, Kind.MOBILE, Kind.HOME_PHONE, Kind.BANK_CARD, Kind.PASSPORT, Kind.PERMIT,
    Kind.HOME_ADDRESS, Kind.BIRTH_DATE, Kind.STUDENT_NUMBER, Kind.HEALTH, Kind.HARDSHIP, Kind.GRADES,
})  # fmt: skip
"""Kinds that make a name beside them more than a name."""

LEFT, RIGHT = 30, 12
STOPS = re.compile("[。；;！？!?\n]")


def is_name(text: str) -> bool:
    """Tell whether a text is a name and nothing else, as in a cell of a table."""
    return len(text) >= 2 and ALONE.fullmatch(text) is not None and text[:2] not in NO_NAMES and not TITLED.search(text)


def names(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield where names stand between two offsets."""
    for match in NAME.finditer(text, start, end):
        if match[1][:2] not in NO_NAMES and not TITLED.search(match[1]):
            yield match.span(1)


def names_beside(view: View, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Find the names that stand in the same sentence as what was found, or in the same row. Source: 第九条."""
    for hit in hits:
        if hit.kind in PERSONAL:
            yield from (Hit(Kind.NAME, *span) for span in _around(view.text, hit))
    stripped = view.text.strip()
    if view.passage.row and is_name(stripped) and (Signal.PERSON in view.beside or not view.passage.heading):
        start = view.text.index(stripped)
        if has_personal_cell(view):
            yield Hit(Kind.NAME, start, start + len(stripped))


def _around(text: str, hit: Hit) -> Iterator[Span]:
    left = max(hit.start - LEFT, 0)
    for stop in STOPS.finditer(text, left, hit.start):
        left = stop.end()
    right = min(hit.end + RIGHT, len(text))
    stop_after = STOPS.search(text, hit.end, right)
    yield from names(text, left, hit.start)
    yield from names(text, hit.end, stop_after.start() if stop_after else right)


NUMBER = re.compile(r"[0-9][0-9 \-]{9,}[0-9Xx]")


def has_personal_cell(view: View) -> bool:
    """Tell whether another cell of the row holds a long number, or says something about health or hardship."""
    signals = {Signal.ILLNESS, Signal.HARDSHIP}
    return any(NUMBER.search(cell) or signals & view.compiled.signals_of(cell) for cell in view.cells())


def has_named_row(view: View) -> bool:
    """Tell whether another cell of the row is somebody's name."""
    return any(is_name(cell) for cell in view.cells())
