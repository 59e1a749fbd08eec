"""How readers' pages word things: vocabularies, units, time limits, and references into the Measures."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.catalogue.models import Item
from gongkai.measures.reference import Ref, UnknownReference
from gongkai.measures.vocabulary import MatterClass, Period, TimeKind, Word
from gongkai.obligations.queries import Obligation
from gongkai.orgs.models import Unit, UnitName

REFERENCE = re.compile(r"第[一二三四五六七八九十]+条(?:（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+款)?")


class Validity(Word):
    """What a list may be narrowed to. Practice: what was made known stays findable, whatever became of it."""

    LIVE = "live", "有效", "In force"
    ENDED = "ended", "公示期满", "Notice period over"
    CORRECTED = "corrected", "已更正", "Corrected"
    WITHDRAWN = "withdrawn", "已撤下", "Withdrawn"
    ERASED = "erased", "已清除", "Erased"


SHORT = MappingProxyType(
    {
        MatterClass.GUIDANCE: lazy("决策部署"),
        MatterClass.DECISIONS: lazy("决议决定"),
        MatterClass.IDEOLOGY: lazy("思想政治"),
        MatterClass.ORGANISATION: lazy("组织建设"),
        MatterClass.SERVICE: lazy("联系群众"),
        MatterClass.INTEGRITY: lazy("党风廉政"),
        MatterClass.OTHER: lazy("其他"),
    }
)
"""The classes of Article 11 in a tab's width. Source: 第十一条."""

LOOKS: Mapping[MatterClass, tuple[str, object]] = MappingProxyType(
    {
        MatterClass.GUIDANCE: ("certificate", lazy("党中央和上级部署的落实")),
        MatterClass.DECISIONS: ("clipboard-check", lazy("会议决定、巡视整改")),
        MatterClass.IDEOLOGY: ("message-circle", lazy("理论学习、师德师风")),
        MatterClass.ORGANISATION: ("sitemap", lazy("干部、党员、党费、换届")),
        MatterClass.SERVICE: ("users", lazy("意见采纳、来信来访")),
        MatterClass.INTEGRITY: ("shield-check", lazy("述职述廉、纪律处分")),
        MatterClass.OTHER: ("file-text", lazy("其他应当公开的党务")),
    }
)


def in_english() -> bool:
    """Tell whether the reader reads English."""
    return (get_language() or "").startswith("en")


def named(word: Word) -> str:
    """Write a value of a vocabulary in the reader's language."""
    return word.en if in_english() else word.zh


def unit_name(unit: Unit | UnitName) -> str:
    """Write a unit's name in the reader's language."""
    return unit.name_en if in_english() else unit.name


def in_a_row(texts: Iterable[str]) -> str:
    """Write several things one after the other, as the reader's language parts them."""
    return _("、").join(texts)


def period_of(item: Item) -> str:
    """Write how often a periodic matter falls due; nothing for others."""
    return named(Period(item.period)) if item.period else ""


def time_limit(item: Item) -> str:
    """Write the time limit of an entry: 定期公开（每半年）, 及时公开（会议结束后 20 个工作日内）. Source: 第十七条."""
    kinds = [TimeKind(kind) for kind in (item.time_kind, item.second_time_kind) if kind]
    return _("；").join(_limit(kind, item) for kind in kinds)


def _limit(kind: TimeKind, item: Item) -> str:
    detail = ""
    if kind is TimeKind.PERIODIC:
        detail = period_of(item)
    elif kind in {TimeKind.TIMELY, TimeKind.ON_CHANGE} and item.working_days:
        words = {"event": item.event, "days": item.working_days}
        detail = _("%(event)s %(days)d 个工作日内") % words if item.event else _("%(days)d 个工作日内") % words
    return _("%(kind)s（%(detail)s）") % {"kind": named(kind), "detail": detail} if detail else named(kind)


def class_reference(matter_class: MatterClass) -> Ref:
    """Return the passage that names a class of matters. Source: 第十一条、第十二条."""
    return Ref(matter_class.article, matter_class.item)


def linked(text: str) -> SafeString:
    """Link each reference to the Measures in a text to its place on the page that shows them."""
    parts: list[str] = []
    at = 0
    for found in REFERENCE.finditer(text):
        parts += [conditional_escape(text[at : found.start()]), _link(found.group())]
        at = found.end()
    return mark_safe("".join([*parts, conditional_escape(text[at:])]))  # every part was escaped


def _link(written: str) -> SafeString | str:
    try:
        ref = Ref.parse(written)
    except UnknownReference:
        return conditional_escape(written)
    shown = ref.english if in_english() else _("实施办法%(reference)s") % {"reference": written}
    return format_html('<a href="{}#{}">{}</a>', reverse("portal:measures"), ref.anchor, shown)


def outcome(met: Obligation) -> str:
    """Say whether something was made known in time, or how many days late. Source: 第十七条."""
    return _("迟 %(days)d 天") % {"days": met.days_late} if met.days_late else _("按时")
