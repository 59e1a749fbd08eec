"""Reports in words: how they stand, what their numbers say, and the reasons against doing something about them."""

from collections.abc import Mapping
from types import MappingProxyType

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.accountability.rules.words import Kind as CaseKind
from gongkai.desk.phrases import figures, log
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.figures.rules.registry import FIGURES
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience, Channel, Ground, MatterClass, Word
from gongkai.reports.queries import Report, Value, span_of
from gongkai.reports.queries.said import number_of
from gongkai.reports.rules.template import Part, section_called
from gongkai.reports.rules.words import Counted, Group, Kind, ReportState

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": lazy("这件事不由您办理。请联系本单位第一责任人，或领导小组办公室。"),
        "report_moved_on": lazy("这份报告已经定稿、送出或作废，不能再这样办。请打开报告看现在的状态。"),
        "report_on_its_way": lazy("这份报告已经开始拟稿公开。请到那份草稿里办理。"),
        "drafts_nowhere": lazy("公开报告要由拟稿人开始。请联系本单位拟稿人。"),
        "report_exists": lazy("这段时间的报告已经有一份。请在列表里打开；要重写的，先把原来的作废。"),
        "span_odd": lazy("请选择已经开始的年度或学年。"),
        "section_missing": lazy("“%(about)s”还没有写，写好才能定稿。"),
        "text_missing": lazy("这一项还没有写。"),
        "text_too_long": lazy("这一节最多 5000 字。请改短一些。"),
        "text_leaks": lazy("这里写了号码等不能公开的内容。请删去或改成概括的说法。"),
        "moved_meanwhile": lazy("您打开以后，别人改过这一节。您写的还在下面，请先看现在的内容，再决定怎么改。"),
        "attachment_name_taken": lazy("草稿里已经有同名的附件。请到草稿里查看。"),
        "file_kept_out": lazy("报告文件不能作为附件。请联系领导小组办公室。"),
        "too_many_attachments": lazy("草稿里的附件太多。请先删去一些。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[ReportState, tuple[str, str]] = MappingProxyType(
    {
        ReportState.DRAFT: ("info", "edit"),
        ReportState.FROZEN: ("ok", "certificate"),
        ReportState.SUBMITTED: ("ok", "send"),
        ReportState.VOID: ("", "ban"),
    }
)
"""Tone and icon of each state."""
VOCABULARIES: Mapping[Group, tuple[type[Word], ...]] = MappingProxyType(
    {
        Group.CLASS: (MatterClass,),
        Group.AUDIENCE: (Audience,),
        Group.CHANNEL: (Channel,),
        Group.ACCOUNTABILITY: (Ground, CaseKind),
    }
)
"""What the codes of some groups end in."""
SHARES = (f"{Group.TREND}.", f"{Group.APPRAISAL}.good.")
"""What is so many of so many."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language; a section is called by its name."""
    part = section_called(refusal.about, Kind.SCHOOL) if refusal.about else None
    return str(SENTENCES[refusal.code]) % {"about": named(part) if part else refusal.about}


def state_in_words(report: Report) -> tuple[str, str, str]:
    """Return tone, icon and words of how a report stands."""
    state = ReportState(report.state)
    return *LOOKS[state], named(state)


def about_whom(report: Report) -> str:
    """Say whose year is reported."""
    return unit_name(report.unit) if report.unit else str(settings.GONGKAI_SCHOOL["name"])


def titled(report: Report) -> str:
    """Return the title of a report."""
    said = {"whose": about_whom(report), "span": figures.named_span(span_of(report))}
    return _("%(whose)s %(span)s党务公开工作报告") % said


def hint_of(part: Part) -> str:
    """Say what is to be written in a section."""
    return part.hint_en if get_language() == "en" else part.hint_zh


def called(value: Value) -> str:
    """Name a number: by the registry, by a vocabulary, or by the words that were kept with it."""
    if value.code in FIGURES:
        return figures.called(FIGURES[value.code])
    if value.code in list(Counted):
        return named(Counted(value.code))
    group, _dot, rest = value.code.partition(".")
    for words in VOCABULARIES.get(Group(group), ()):
        if rest in list(words):
            return named(words(rest))
    return value.label


def says(value: Value) -> str:
    """Write a number; what is too little to be told is not."""
    number = number_of(value)
    if value.code in FIGURES:
        return figures.shown(FIGURES[value.code], number)
    if number is None:
        return _("太少，不显示")
    if value.code.startswith(f"{Group.ASSESSMENT}."):
        points = {"score": _points(number.part), "full": _points(number.whole)}
        return _("%(score)s 分（满分 %(full)s）") % points
    if not value.code.startswith(SHARES):
        return str(number.part)
    said = {"percent": figures.percent_of(number), "part": number.part, "whole": number.whole}
    return _("%(percent)s（%(part)d/%(whole)d）") % said if number.whole else _("没有")


def _points(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)
