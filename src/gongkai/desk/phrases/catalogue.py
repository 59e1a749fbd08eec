"""How catalogues, their entries and the reasons against them are put into words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from gongkai.catalogue.models import Item
from gongkai.catalogue.queries import wording_of
from gongkai.catalogue.rules import VersionState
from gongkai.catalogue.wording import Wording, gaps
from gongkai.desk.phrases import log
from gongkai.measures.reference import Ref
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Channel, MatterClass, Period, TimeKind
from gongkai.orgs.models import Unit, UnitName

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words
else:
    Words = str

SENTENCES: Mapping[str, Words] = MappingProxyType(
    {
        **log.SENTENCES,
        "moved_meanwhile": gettext_lazy("您打开这一页以后，别人已经改过这份目录。请先看现在的样子，再决定怎么办。"),
        "not_your_task": gettext_lazy("这一步不由您办理。请由本单位拟稿人、第一责任人或办公室办理。"),
        "head_submits": gettext_lazy("目录由本单位第一责任人报备案。请由第一责任人提交。"),
        "catalogue_is_empty": gettext_lazy("目录里还没有事项。请先增加事项，再报备案。"),
        "entry_incomplete": gettext_lazy("事项 %(about)s 还没有填完整。请打开这个事项，补齐标出的内容。"),
        "in_force_not_before_today": gettext_lazy("生效日期要写今天或以后的日期。"),
        "in_force_after_the_one_filed": gettext_lazy(
            "这个单位还有一份已备案的目录将在 %(about)s 生效。请写那天以后的日期。"
        ),
        "change_unexplained": gettext_lazy("事项 %(about)s 增加或修改了，还没有理由。请写明理由。"),
        "removal_unexplained": gettext_lazy("事项 %(about)s 去掉了，还没有理由。请写明理由。"),
        "adjusted_this_year": gettext_lazy(
            "目录每年调整一次，这个单位今年已经调整过。再次调整要有办公室的决定：请办公室审批人先记录决定和依据；"
            "不急的，改到明年再办。"
        ),
        "decided_in_the_future": gettext_lazy("决定日期不能晚于今天。请写作出决定的那一天。"),
        "decision_basis_missing": gettext_lazy("请写再次调整的依据。"),
        "year_not_near": gettext_lazy("只能编制今年或明年的目录。请选择今年或明年。"),
        "version_in_work": gettext_lazy("这个单位已有一份目录正在编制或等待备案。请先办完那一份。"),
        "reason_missing": gettext_lazy("请写退回原因，或者在要改的事项旁写明怎么改。"),
        "entry_code_taken": gettext_lazy("编号 %(about)s 已有别的事项使用。请换一个编号。"),
        "code_form": gettext_lazy("编号要写成 1 或 1.1 这样，点前用 1 至 99 的数，点后用 1 至 9999 的数。"),
        "codes_used_up": gettext_lazy("这一类的编号已经用完。请先去掉不再公开的事项。"),
        "title_missing": gettext_lazy("请写事项名称。"),
        "content_missing": gettext_lazy("请写公开内容。"),
        "basis_missing": gettext_lazy("请写公开依据，如第十一条（四）。"),
        "channels_missing": gettext_lazy("请至少选择一种能到达公开范围的公开方式。"),
        "channel_does_not_carry": gettext_lazy("%(about)s 不适合这个公开范围。请去掉这种方式，或改公开范围。"),
        "inner_first_is_for_public": gettext_lazy("只有向社会公开的事项才需要先在党内公开。请把天数改为 0。"),
        "time_kinds_are_the_same": gettext_lazy("两种公开时限相同。请把第二种改为别的，或留空。"),
        "period_missing": gettext_lazy("定期公开的事项，请选择多久公开一次。"),
        "anchor_month_missing": gettext_lazy("请写截止月份，在 1 至 12 之间。"),
        "anchor_day_missing": gettext_lazy("请写截止日，在 1 至 31 之间。"),
        "working_days_missing": gettext_lazy("请写事情发生或变动后几个工作日内公开。"),
        "title_too_long": gettext_lazy("事项名称最多 80 字，现在 %(about)s 字。请改短。"),
        "content_too_long": gettext_lazy("公开内容最多 1000 字，现在 %(about)s 字。请改短，或者分成几个事项。"),
        "basis_too_long": gettext_lazy("公开依据最多 200 字，现在 %(about)s 字。请改短。"),
        "tick_unclear": gettext_lazy("看不出这一格是不是打了勾。选了就写 √，没有选就空着。"),
        "on_request_is_not_listed": gettext_lazy("依申请公开的事项不列入公开目录。请去掉这一行，或者改为主动公开。"),
        "row_repeated": gettext_lazy("“%(about)s”在同一类里写了两次。请去掉一行，或者改事项名称。"),
        "import_is_under_way": gettext_lazy("这份表格已经在导入，或者已经导入过。请先看结果。"),
        "import_not_ready": gettext_lazy("表格里还有要改的地方或者没有回答的问题，什么都没有写入。请回到检查结果。"),
        "import_reason_missing": gettext_lazy("请写为什么这样调整，表格新增和变更的事项都用这个理由。"),
        "import_broke_off": gettext_lazy("导入几次都中途断了，什么都没有写入。请重新上传；再不行，请联系系统管理员。"),
        "lead_is_among_others": gettext_lazy("牵头单位不用再列为配合单位。请从配合单位中去掉。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

NO_SOURCES: Mapping[int, Sequence[Item]] = MappingProxyType({})
"""What catalogues of units are compiled from."""

STATES: Mapping[VersionState, tuple[str, str, Words]] = MappingProxyType(
    {
        VersionState.DRAFT: ("", "edit", pgettext_lazy("catalogue", "编制中")),
        VersionState.SUBMITTED: ("info", "hourglass", gettext_lazy("等待备案")),
        VersionState.FILED: ("info", "rubber-stamp", gettext_lazy("已备案，待生效")),
        VersionState.IN_FORCE: ("ok", "circle-check", gettext_lazy("现行有效")),
        VersionState.SUPERSEDED: ("", "archive", gettext_lazy("已被新目录代替")),
    }
)
"""Tone, icon and word of each state."""

INNER_YEAR = {
    Period.QUARTER: (3, gettext_lazy("每季度，%(months)s月的%(day)d日前")),
    Period.HALF_YEAR: (6, gettext_lazy("每半年，%(months)s月的%(day)d日前")),
}


class Named(Protocol):
    """A word that has a Chinese and an English name."""

    @property
    def zh(self) -> str:
        """Its Chinese name."""

    @property
    def en(self) -> str:
        """Its English name."""


def named(word: Named) -> str:
    """Name a word of a vocabulary in the reader's language."""
    return word.en if get_language() == "en" else word.zh


def unit_name(unit: Unit | UnitName) -> str:
    """Write a unit's name in the reader's language."""
    return unit.name_en if get_language() == "en" else unit.name


def short_unit_name(unit: Unit) -> str:
    """Write a unit's name where there is little room; in English there is but one name."""
    return unit.name_en if get_language() == "en" else unit.short_name


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    known = refusal.code == "channel_does_not_carry"
    return str(SENTENCES[refusal.code]) % {"about": named(Channel(refusal.about)) if known else refusal.about}


def limit_of(wording: Wording) -> str:
    """Say by when an entry is made known. Source: 第十七条."""
    kinds = [kind for kind in (wording.time_kind, wording.second_time_kind) if kind]
    return _("；").join(_("，").join(part for part in (named(kind), _counted(kind, wording)) if part) for kind in kinds)


def _counted(kind: TimeKind, wording: Wording) -> str:
    if kind is TimeKind.PERIODIC and wording.period and wording.anchor_day:
        said = _periodic(wording.period, wording.anchor_month or 12, wording.anchor_day)
        grace = _("（可延后 %(days)d 天）") % {"days": wording.grace_days} if wording.grace_days else ""
        return said + grace
    if kind in {TimeKind.TIMELY, TimeKind.ON_CHANGE} and wording.working_days:
        after = wording.event if kind is TimeKind.TIMELY else _("变动后")
        return (_("%(event)s %(days)d 个工作日内") % {"event": after, "days": wording.working_days}).strip()
    return ""


def _periodic(period: Period, month: int, day: int) -> str:
    if period is Period.MONTH:
        return _("每月 %(day)d 日前") % {"day": day}
    if period is Period.YEAR:
        return _("每年 %(month)d 月 %(day)d 日前") % {"month": month, "day": day}
    step, words = INNER_YEAR[period]
    months = sorted((month - 1 + step * turn) % 12 + 1 for turn in range(12 // step))
    return str(words) % {"months": _("、").join(map(str, months)), "day": day}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the table of a version shows it."""

    item: Item
    audience: str
    channels: str
    limit: str
    others: str
    gaps: tuple[str, ...]
    sources: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one class, with the article the class stands in."""

    name: str
    article: str
    rows: tuple[Row, ...]


def sections_of(items: Iterable[Item], sources: Mapping[int, Sequence[Item]] = NO_SOURCES) -> list[Section]:
    """Return the entries class by class, in the order of the articles, with what each was compiled from.

    Source: 第十一条、第十二条.
    """
    order = list(MatterClass)
    ranked = sorted(items, key=lambda item: order.index(MatterClass(item.matter_class)))
    grouped = groupby(ranked, key=lambda item: MatterClass(item.matter_class))
    return [Section(named(one), _article(one), tuple(_rows(found, sources))) for one, found in grouped]


def _rows(items: Iterable[Item], sources: Mapping[int, Sequence[Item]]) -> Iterable[Row]:
    return (row_of(item, sources.get(item.pk, ())) for item in items)


def row_of(item: Item, sources: Sequence[Item] = ()) -> Row:
    """Return what a table shows of an entry, with what is still missing and what it was compiled from."""
    wording = wording_of(item)
    return Row(
        item=item,
        audience=named(wording.audience),
        channels=_("、").join(named(channel) for channel in wording.channels),
        limit=limit_of(wording),
        others=_("、").join(short_unit_name(unit) for unit in item.other_units.all()),
        gaps=tuple(dict.fromkeys(say(gap.refusal) for gap in gaps(wording))),
        sources=tuple(sources),
    )


def _article(one: MatterClass) -> str:
    ref = Ref(one.article, one.item)
    return ref.english if get_language() == "en" else str(ref)
