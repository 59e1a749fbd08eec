"""The lists of the office in words: what each is for, how its lines are written, what is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases.catalogue import named
from gongkai.desk.phrases.findings import TONES
from gongkai.desk.phrases.refusals import OF_LISTS, sentence
from gongkai.measures.refusal import Refusal
from gongkai.scanner import english
from gongkai.scanner.clean import Change
from gongkai.scanner.finding import Severity
from gongkai.screening.models import WordList
from gongkai.screening.rules import Purpose, lines_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Said
else:
    Said = str

MOVED = lazy(
    "您打开这一页以后，别人已经改过这里的内容。您写的还在，没有保存。请先看不同之处；再点保存，就用您写的代替现在的。"
)
NAMED_LINES = 50
"""As many wrong lines are named with what stands in them; of the others only where they stand."""
LONGEST_NAMED = 20
LINES_SHOWN = 8
"""As many lines of a special list are shown beside the others."""

DOES: Mapping[Purpose, Said] = MappingProxyType(
    {
        Purpose.ALLOWED: lazy("这些内容不再被查出来，如学校地址、值班电话，和“机密文件管理规定”这样的名称。"),
        Purpose.STUDENT_NUMBERS: lazy("样子相符的号码当作学号查出来，旁边没有写“学号”也能查到。"),
        Purpose.STAFF_NUMBERS: lazy("样子相符的号码当作工号查出来，旁边没有写“工号”也能查到。"),
        Purpose.OFFICE_DOMAINS: lazy("这些域名的邮箱当作单位邮箱，只作提示；其他邮箱当作个人邮箱，需要确认。"),
    }
)
"""What each list is for of which there is one."""
WRITTEN: Mapping[Purpose, Said] = MappingProxyType(
    {
        Purpose.WORDS: lazy("每行一个词，2 至 80 个字。字母不分大小写，全角、半角都能查到。"),
        Purpose.ALLOWED: lazy("每行一处，2 至 80 个字，如 024-00000000、机密文件管理规定。号码只比数字，不管短横线。"),
        Purpose.STUDENT_NUMBERS: lazy(
            "每行一个样式：# 是一位数字，@ 是一个字母，其余照写。如 2021###### 查出 2021012345，@26#### 查出 B260017。"
        ),
        Purpose.STAFF_NUMBERS: lazy(
            "每行一个样式：# 是一位数字，@ 是一个字母，其余照写。如 T##### 查出 T00123，@@-#### 查出 JX-0042。"
        ),
        Purpose.OFFICE_DOMAINS: lazy(
            "每行一个域名，只写 @ 后面的部分，如 example.edu.cn；它下面的域名也算。没有填写时用 edu.cn 和 gov.cn。"
        ),
    }
)
"""How the lines of a list are written, by example."""
SPECIAL = tuple(DOES)


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words to look for as it stands among the others; ``hits`` counts the checks of twelve months."""

    row: WordList
    severity: str
    tone: str
    icon: str
    size: int
    hits: int


@dataclass(frozen=True, slots=True)
class Special:
    """A list of which there is one; ``row`` is None if it was never filled in, ``more`` counts lines not shown."""

    purpose: str
    name: str
    does: str
    row: WordList | None
    lines: tuple[str, ...]
    more: int
    is_default: bool


def words_shown(rows: Iterable[WordList], hits: Mapping[str, int]) -> list[Words]:
    """Return the lists of words to look for, with how often each was hit by its code."""
    return [_words(row, hits.get(str(row.public_id), 0)) for row in rows if row.purpose == Purpose.WORDS]


def _words(row: WordList, hits: int) -> Words:
    severity = Severity(row.severity)
    return Words(row, named(severity), *TONES[severity], len(lines_of(row.entries)), hits)


def special_shown(rows: Iterable[WordList]) -> list[Special]:
    """Return the lists of which there is one each, filled in or not."""
    kept = {row.purpose: row for row in rows}
    return [_special(purpose, kept.get(purpose)) for purpose in SPECIAL]


def _special(purpose: Purpose, row: WordList | None) -> Special:
    lines = lines_of(row.entries) if row else ()
    in_use = lines if row and row.is_active else ()
    return Special(
        purpose=purpose.value,
        name=named(purpose),
        does=str(DOES[purpose]),
        row=row,
        lines=lines[:LINES_SHOWN],
        more=max(0, len(lines) - LINES_SHOWN),
        is_default=purpose is Purpose.OFFICE_DOMAINS and not in_use,
    )


def complaints(refusals: Iterable[Refusal], typed: str) -> Iterator[tuple[str | None, str]]:
    """Yield, for each reason against a list, the field it is said at and its words; wrong lines with their number."""
    found = list(refusals)
    wrong = [one for one in found if one.code in OF_LISTS and not one.code.startswith("list_")]
    yield from ((_field_of(one), _said(one)) for one in found if one not in wrong)
    lines: dict[str, int] = {}
    for number, line in enumerate(typed.splitlines(), start=1):
        lines.setdefault(line.strip(), number)
    for one in wrong[:NAMED_LINES]:
        said = sentence(replace(one, about=_shortened(one.about)))
        yield "entries", _("第 %(number)d 行：%(why)s") % {"number": lines.get(one.about, 0), "why": said}
    if rest := wrong[NAMED_LINES:]:
        numbers = _("、").join(str(lines.get(one.about, 0)) for one in rest)
        yield "entries", _("这些行也不对：第 %(numbers)s 行。") % {"numbers": numbers}


def _said(refusal: Refusal) -> str:
    return str(MOVED) if refusal.code == "moved_meanwhile" else sentence(refusal)


def _field_of(refusal: Refusal) -> str | None:
    return {"list_without_name": "name", "list_too_long": "entries"}.get(refusal.code)


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_NAMED else f"{line[:LONGEST_NAMED]}…"


@dataclass(frozen=True, slots=True)
class Lost:
    """What a clean copy leaves out, and where that stands in the file."""

    place: str
    what: str


def lost_in(changes: Iterable[Change]) -> list[Lost]:
    """Return, in the reader's language, how a clean copy differs from its file."""
    if get_language() != "en":
        return [Lost(change.part, change.what) for change in changes]
    return [Lost(english.place_of(change.part), english.detail_of(change.what)) for change in changes]


def why_not_cleaned(detail: str) -> str:
    """Say in the reader's language why there is no clean copy of a file."""
    return english.detail_of(detail) if get_language() == "en" else detail
