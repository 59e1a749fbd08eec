"""How reading a table is put into words: columns, questions, what was filled in, what was left out, what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.catalogue.importing.queries import Preview
from gongkai.catalogue.tables.columns import TICK_AUDIENCE, TICK_CHANNEL, Column
from gongkai.catalogue.tables.limits import Limit, of_written
from gongkai.catalogue.tables.matching import Effect, Placed
from gongkai.catalogue.tables.rows import times
from gongkai.catalogue.tables.saying import NOT_LISTED, Complaint, Draft, Kind, Place, Question, Remark, Skipped
from gongkai.catalogue.tables.sheets import Sheet
from gongkai.catalogue.wording import Wording
from gongkai.desk.phrases.catalogue import limit_of, named, say
from gongkai.measures.vocabulary import Audience, Channel, MatterClass

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words
else:
    Words = str

COLUMNS: Mapping[str, Words] = MappingProxyType(
    {
        "": gettext_lazy("不导入"),
        Column.CODE: gettext_lazy("编号"),
        Column.CLASS: gettext_lazy("类别"),
        Column.PARENT: gettext_lazy("一级事项（归类用）"),
        Column.TITLE: gettext_lazy("事项名称"),
        Column.CONTENT: gettext_lazy("公开内容"),
        Column.BASIS: gettext_lazy("公开依据"),
        Column.AUDIENCE: gettext_lazy("公开范围"),
        Column.CHANNELS: gettext_lazy("公开方式"),
        Column.TIME: gettext_lazy("公开时限"),
        Column.LEAD: gettext_lazy("牵头单位"),
        Column.OTHERS: gettext_lazy("配合单位"),
        Column.MAJOR: gettext_lazy("重大事项（打勾）"),
        Column.ON_REQUEST: gettext_lazy("依申请公开（打勾）"),
    }
)
SKIPPED: Mapping[str, Words] = MappingProxyType(
    {
        "hidden": gettext_lazy("隐藏的行，没有读"),
        "heading": gettext_lazy("重复的表头"),
        "counting": gettext_lazy("列的编号"),
        "note": gettext_lazy("表注"),
        "section": gettext_lazy("小标题，作为下面各行的类别"),
        "goes_on": gettext_lazy("并入上一个事项的公开内容"),
        "unused": gettext_lazy("要导入的列都是空的"),
    }
)
EFFECTS: Mapping[Effect, tuple[str, str, Words]] = MappingProxyType(
    {
        Effect.ADDED: ("ok", "plus", gettext_lazy("新增")),
        Effect.CHANGED: ("info", "edit", gettext_lazy("变更")),
        Effect.UNCHANGED: ("", "check", gettext_lazy("不变")),
    }
)
"""Tone, icon and word of what becomes of an entry."""

ASKED: Mapping[Kind, tuple[Words, Words]] = MappingProxyType(
    {
        Kind.CLASS: (gettext_lazy("“%(phrase)s”属于哪一类"), gettext_lazy("没有写类别的事项，属于哪一类")),
        Kind.AUDIENCE: (
            gettext_lazy("“%(phrase)s”是哪种公开范围"),
            gettext_lazy("没有写公开范围的事项，公开到什么范围"),
        ),
        Kind.CHANNEL: (
            gettext_lazy("“%(phrase)s”是哪种公开方式"),
            gettext_lazy("没有写公开方式的事项，用哪种方式公开"),
        ),
        Kind.LIMIT: (gettext_lazy("“%(phrase)s”是什么时限"), gettext_lazy("没有写公开时限的事项，按什么时限公开")),
        Kind.UNIT: (gettext_lazy("“%(phrase)s”是哪个单位"), gettext_lazy("没有写单位的事项，由哪个单位牵头")),
    }
)
"""What is asked of a phrase, and what where nothing is said."""

UNREADABLE: Mapping[str, Words] = MappingProxyType(
    {
        "file_encrypted": gettext_lazy("这个文件加了密码，读不了。请去掉密码后再上传。"),
        "file_bloated": gettext_lazy("这个文件太大，或者行数太多：不能超过 5 MB、12000 行。请分成几个文件导入。"),
        "file_unknown": gettext_lazy("只能读 xlsx、csv 和 docx 里的表格。请另存为其中一种再上传。"),
    }
)
DAMAGED = gettext_lazy("读不了这个文件。请用办公软件打开，另存为 xlsx 或 docx 再上传。")


def use_named(use: str) -> str:
    """Name what a column is taken for."""
    if use.startswith(TICK_CHANNEL):
        return _("公开方式打勾：%(name)s") % {"name": named(Channel(use.removeprefix(TICK_CHANNEL)))}
    if use.startswith(TICK_AUDIENCE):
        return _("公开范围打勾：%(name)s") % {"name": named(Audience(use.removeprefix(TICK_AUDIENCE)))}
    return str(COLUMNS[use])


def asked(question: Question) -> str:
    """Say what is asked."""
    of_phrase, of_nothing = ASKED[question.kind]
    return str(of_phrase) % {"phrase": question.phrase} if question.phrase else str(of_nothing)


def answer_named(kind: Kind, word: str, units: Mapping[str, str]) -> str:
    """Name one of the answers to a question."""
    if word == NOT_LISTED:
        return _("不列入目录")
    match kind:
        case Kind.CLASS:
            one = MatterClass(word)
            return f"{one.value} {named(one)}"
        case Kind.AUDIENCE:
            return named(Audience(word))
        case Kind.CHANNEL:
            return named(Channel(word))
        case Kind.LIMIT:
            return limit_said(of_written(word))
    return units[word]


def limit_said(limit: Limit) -> str:
    """Say by when something is made known."""
    return limit_of(Wording(
        code="", matter_class=MatterClass.OTHER, title="", content="", audience=Audience.PUBLIC, channels=(), basis="",
        lead_unit_id=0, other_unit_ids=(), inner_first_days=0, is_major=False, **times(limit),
    ))  # fmt: skip


def remarked(remark: Remark) -> str:
    """Say what was filled in for a row."""
    column = str(COLUMNS[remark.column]) if remark.column else ""
    match remark.code:
        case "filled_down":
            return _("“%(column)s”沿用第 %(row)s 行") % {"column": column, "row": remark.about}
        case "class_from_section":
            return _("“类别”取自小标题“%(text)s”") % {"text": remark.about}
        case "content_is_title":
            return _("表格没有公开内容一列，按事项名称填写")
        case "basis_from_class":
            return _("没有写公开依据，按类别写“%(text)s”") % {"text": remark.about}
    return _("没有写责任单位，按本单位填写")


def placed_at(place: Place, sheets: Iterable[Sheet]) -> str:
    """Say where a row is; the table is named where there are several."""
    listed = list(sheets)
    row = _("第 %(row)d 行") % {"row": place.row}
    if len(listed) == 1:
        return row
    return _("%(table)s，%(row)s") % {"table": table_named(listed[place.table - 1]), "row": row}


def table_named(sheet: Sheet) -> str:
    """Name a table as the file does."""
    return sheet.table.name or _("表格")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A complaint in words: where, in which column, what stands there, what is wrong."""

    where: str
    column: str
    content: str
    problem: str


def wrong_in(preview: Preview) -> list[Wrong]:
    """Return all complaints in words."""
    return [_wrong(one, preview) for one in preview.complaints]


def _wrong(one: Complaint, preview: Preview) -> Wrong:
    sheet = preview.sheets[one.place.table - 1]
    column = sheet.heading.name(one.column) if one.column else ""
    return Wrong(placed_at(one.place, preview.sheets), column, one.content, say(one.refusal))


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of a table as the preview shows it."""

    where: str
    wording: Wording
    effect: tuple[str, str, Words]
    matter_class: str
    audience: str
    channels: str
    limit: str
    lead: str
    others: str
    remarks: tuple[str, ...]


def line_of(row: tuple[Draft, Placed[int]], preview: Preview, units: Mapping[int, str]) -> Line:
    """Return an entry of a table in words."""
    draft, one = row
    wording = one.wording
    return Line(
        where=placed_at(draft.place, preview.sheets),
        wording=wording,
        effect=EFFECTS[one.effect],
        matter_class=named(wording.matter_class),
        audience=named(wording.audience),
        channels=_("、").join(map(named, wording.channels)),
        limit=limit_of(wording),
        lead=units.get(wording.lead_unit_id, ""),
        others=_("、").join(units.get(unit, "") for unit in wording.other_unit_ids),
        remarks=tuple(map(remarked, dict.fromkeys(draft.remarks))),
    )


def skipped_in(preview: Preview) -> list[tuple[str, str, str]]:
    """Return the rows that are no entries: where, what stands there, and why."""
    return [(placed_at(one.place, preview.sheets), one.text, _why(one)) for one in preview.reading.skipped]


def _why(one: Skipped) -> str:
    return str(SKIPPED[one.why])
