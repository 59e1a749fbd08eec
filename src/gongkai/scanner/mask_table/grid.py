"""A table as people see it: which rows are its heading, what its columns are called, and which rows hold values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gongkai.scanner.detectors.people import is_name
from gongkai.scanner.folding import fold

_SEARCHED = 15
_LABEL = 12
_ENOUGH = 3
_DEEP = 4
"""Among how many first rows the heading is looked for; how long the name of a column is at most, in characters; how
many names of columns make a heading whatever else stands in the row; and how many more rows a heading may have."""

_ASIDE = re.compile(r"[（(【\[].*?[)）】\]]|[\s*:：、.]")
_LONG = re.compile(r"[0-9](?:[ \-]?[0-9]){5}")
_LABELS = re.compile(
    "序号|编号|姓名|名字|曾用名|车牌号|性别|民族|籍贯|年龄|学院|院系|系别|专业|年级|班级|单位|部门|支部|党支部|职务|职称|岗位|学历|学位|"
    "政治面貌|电话|手机|联系方式|邮箱|身份证|证件|银行卡|账户|户名|开户行|金额|数额|单价|数量|等级|类别|类型|项目|备注|说明|事由|日期|"
    "时间|成绩|分数|得分|排名|名次|结果|出生|生日|地址|住址|name|id|no|phone|tel|mobile|email|sex|gender|amount|date|class|grade|remarks"
)
_ENDS = re.compile(
    "(?:姓名|证号|号码|身份证|证件|电话|手机|联系方式|学号|工号|卡号|账号|帐号|编号|邮箱|地址|住址|年月|日期|时间|金额|名称|性别|面貌)$"
)
"""Names of columns, and how they end."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one, from row ``top`` to ``bottom`` and from column ``left`` to ``right``, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled cells of a table: texts by row and column, both counted from 1."""

    rows: Mapping[int, Mapping[int, str]]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The rows ``first`` to ``last`` that name the columns, and the names; 0 and 0 where there are none."""

    first: int
    last: int
    texts: Mapping[int, str]


def head_of(grid: Grid) -> Head:
    """Return the heading: the first row of names of columns, and the rows below that belong to it.

    A row of numbers or of people is none: where nothing names the columns, all rows are values.
    """
    rows = sorted(grid.rows)[:_SEARCHED]
    wide = min(2, max((len(grid.rows[row]) for row in rows), default=0))
    candidates = [row for row in rows if len(grid.rows[row]) >= wide]
    sure = [row for row in candidates if _heads(grid.rows[row].values())]
    likely = [row for row in candidates[:1] if wide > 1 and not _holds_values(grid.rows[row].values())]
    first = next(iter(sure or likely), 0)
    if not first:
        return Head(0, 0, {})
    last = _last(grid, first)
    return Head(first, last, _texts(grid, first, last))


def rows_of_values(grid: Grid, head: Head) -> Iterator[int]:
    """Yield the rows below the heading, without those that say it again."""
    for row in sorted(grid.rows):
        if row > head.last and not _repeats(grid.rows[row], head):
            yield row


def _repeats(row: Mapping[int, str], head: Head) -> bool:
    return len(row) > 1 and all(head.texts.get(column) == text for column, text in row.items())


def _last(grid: Grid, first: int) -> int:
    """Return the last row of a heading: down to where its cells reach, or while rows go on naming columns.

    A row that holds values does not belong to it, however far one cell of the heading reaches down.
    """
    merged = [one for one in grid.merges if one.top == first]
    over = {column for one in merged if one.right > one.left for column in range(one.left, one.right + 1)}
    reach = max((one.bottom + (one.top == one.bottom and one.right > one.left) for one in merged), default=first)
    last = first
    while last < first + _DEEP:
        below = grid.rows.get(last + 1, {})
        texts = below.values()
        is_reached = last < reach and (over.issuperset(below) or not _holds_values(texts))
        if any(map(_is_long, texts)) or not (is_reached or (len(below) > 1 and _names_columns(texts))):
            break
        last += 1
    return last


def _texts(grid: Grid, first: int, last: int) -> dict[int, str]:
    """Return what the columns are called, from above to below; what stands over several columns counts for each."""
    told: dict[int, dict[str, None]] = {}
    for row in range(first, last + 1):
        across = {one.left: one.right for one in grid.merges if one.top == row}
        for column, text in grid.rows.get(row, {}).items():
            for covered in range(column, across.get(column, column) + 1):
                told.setdefault(covered, {})[text] = None
    return {column: " ".join(texts) for column, texts in told.items()}


def _names_columns(texts: Iterable[str]) -> bool:
    """Tell whether a row is sure to be names of columns: half of its cells or more, and no value among them."""
    told = list(texts)
    return not _holds_values(told) and 2 * sum(map(_is_label, told)) >= len(told)


def _heads(texts: Iterable[str]) -> bool:
    """Tell whether a row is sure to be the heading; three names of columns outweigh one that may be a person's."""
    told = list(texts)
    labels = sum(map(_is_label, told))
    is_plain = labels >= _ENOUGH and not any(map(_is_long, told))
    return 2 * labels >= len(told) and (is_plain or not _holds_values(told))


def _holds_values(texts: Iterable[str]) -> bool:
    """Tell whether a row holds a long number or somebody's name."""
    return any(_is_long(text) or (is_name(text) and not _is_label(text)) for text in texts)


def _is_long(text: str) -> bool:
    return _LONG.search(fold(text).text) is not None


def _is_label(text: str) -> bool:
    plain = _ASIDE.sub("", fold(text).text).lower()
    return bool(_LABELS.fullmatch(plain) or (len(plain) <= _LABEL and _ENDS.search(plain)))
