"""Figures in words: what each is called, the number as it is shown, and what the charts of the console say."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases.catalogue import named
from gongkai.figures.rules.spans import Length, Named, Span
from gongkai.figures.rules.values import Value
from gongkai.figures.rules.words import Figure, Measure
from gongkai.ui.wording import on_date

SPANS: Mapping[Length, str | Promise] = MappingProxyType(
    {
        Length.YEAR: lazy("%(year)d 年"),
        Length.SCHOOL_YEAR: lazy("%(year)d—%(next)d 学年"),
        Length.QUARTER: lazy("%(year)d 年第 %(number)d 季度"),
    }
)


def named_span(one: Named) -> str:
    """Name a span people speak of."""
    return str(SPANS[one.length]) % {"year": one.year, "next": one.year + 1, "number": one.number}


def days_of(span: Span) -> str:
    """Write the first and the last day of a span."""
    return _("%(first)s至%(last)s") % {"first": on_date(span.first), "last": on_date(span.last)}


def called(figure: Figure) -> str:
    """Name a figure."""
    return named(figure)


def explained(figure: Figure) -> str:
    """Say in one sentence what exactly a figure counts."""
    return figure.sentence_en if get_language() == "en" else figure.sentence_zh


def shown(figure: Figure, value: Value | None) -> str:
    """Write a value: a number, a share with what it is taken of, or days; what is too little to be told is not."""
    if value is None:
        return _("太少，不显示")
    if figure.measure is Measure.COUNT:
        return str(value.part)
    if not value.whole:
        return _("没有")
    if figure.measure is Measure.DAYS:
        return ngettext("%(days)d 个工作日", "%(days)d 个工作日", value.part) % {"days": value.part}
    said = {"percent": value.percent, "part": value.part, "whole": value.whole}
    return _("%(percent)d%%（%(part)d/%(whole)d）") % said


def percent_of(value: Value | None) -> str:
    """Write a share alone."""
    return _("没有") if value is None or value.percent is None else f"{value.percent}%"


def trend_says(now: Value, before: Value, target: int) -> str:
    """Say what the trend comes to: the share of the whole span, last year's, and the target."""
    if now.percent is None:
        return _("这段时间还没有到期的任务。")
    last = (
        _("去年同期 %(percent)d%%") % {"percent": before.percent} if before.percent is not None else _("去年没有数据")
    )
    reached = _("已达到目标") if now.percent >= target else _("没有达到目标")
    said = {"percent": now.percent, "last": last, "reached": reached, "target": target}
    return _("按时公开率 %(percent)d%%，%(last)s，%(reached)s %(target)d%%。") % said


def overdue_says(overdue: int, units: int, escalated: int) -> str:
    """Say what is overdue, of how many units, and of what the office was reminded."""
    if not overdue:
        return _("没有逾期的，都在时限内。")
    said = {"overdue": overdue, "units": units, "escalated": escalated}
    return _("逾期未公开 %(overdue)d 项，涉及 %(units)d 个单位，其中 %(escalated)d 项已提醒到办公室。") % said


def heat_says(units: int, below: int, target: int) -> str:
    """Say how many units have anything that fell due, and how many of them stay below the target."""
    if not units:
        return _("这段时间没有到期的任务。")
    said = {"units": units, "below": below, "target": target}
    return _("%(units)d 个单位有到期的任务，其中 %(below)d 个低于目标 %(target)d%%。") % said


def steps_say(name: str, days: int, waiting: int) -> str:
    """Say which step takes longest, and where most wait now; ``name`` is empty where nothing was taken."""
    said = {"name": name, "days": days, "waiting": waiting}
    if not name:
        return _("这段时间没有走完的环节，现在有 %(waiting)d 件在办。") % said
    return _("用时最长的是“%(name)s”环节，中位数 %(days)d 个工作日；现在各环节共有 %(waiting)d 件在办。") % said
