"""Inspections in words: how they and their findings stand, what they are about, and why something may not be done."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases import files, log, refusals
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.releases import called, called_by
from gongkai.disclosures.queries import newest_of
from gongkai.inspections.queries import Finding, Inspection, Item
from gongkai.inspections.rules.words import OWED, FindingState, PlanState
from gongkai.measures.reference import Ref
from gongkai.measures.refusal import Refusal
from gongkai.orgs.queries import Duties
from gongkai.ui.wording import on_date

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "moved_meanwhile": lazy("您打开这一页以后，别人已经办理过。请先看现在的样子，再决定怎么办。"),
        "not_your_task": lazy("这件事不由您办理。检查由办公室和纪检监察员办理，整改由被检查单位办理。"),
        "planned_it": lazy("这份计划是您或您代行的人最后写的，要由另一位存档。请由办公室审批人或纪检监察员办理。"),
        "seed_is_out": lazy("种子已经产生，抽取结果任何人都能算出，计划不能再取消。"),
        "seed_not_out": lazy("公开日志还没有为这份计划签署检查点，现在不能抽取。一般一分钟以后就有，请稍后再来。"),
        "own_unit": lazy("这是您或您代行的人所在的单位，您要回避。请由另一位办理。"),
        "found_it": lazy("这个问题是您或您代行的人发现的，要由另一位决定。"),
        "submitted_it": lazy("整改情况是您或您代行的人报告的，不能由您核验。请由另一位办理。"),
        "text_missing": lazy("这一项还没有写。"),
        "text_leaks": lazy("这里写了号码等不能再传的内容。请改成概括的说法，不要重复原文。"),
        "nothing_asked": lazy("检查表还是空的。六个方面里至少写一个要检查的问题。"),
        "answer_missing": lazy("这一项还没有回答。"),
        "span_backwards": lazy("结束日期不能早于开始日期。请核对。"),
        "span_too_long": lazy("时间范围最多三年。请缩短。"),
        "sample_empty": lazy("样本至少 1 项。"),
        "population_empty": lazy("按这个规则，没有可以检查的对象。请放宽时间、单位或类别。"),
        "population_too_large": lazy("按这个规则有五千多个对象，太多了。请缩小时间、单位或类别。"),
        "population_too_small": lazy("样本比可以检查的对象还多。请减少样本，或放宽范围。"),
        "sample_below_units": lazy("每个单位至少抽一项，样本不能少于单位数。请增加样本，或不按单位抽取。"),
        "items_unchecked": lazy("还有 %(about)s 项没有填写检查结果。请先查完。"),
        "findings_unserved": lazy("还有 %(about)s 个问题没有下发整改通知书。请先下发。"),
        "item_unchecked": lazy("请先填写这一项的检查结果，再登记问题。"),
        "nothing_to_serve": lazy("这个单位没有未下发的问题。"),
        "no_such_article": lazy("请选择《实施办法》里的一条。"),
        "days_out_of_range": lazy("整改期限写 1 至 60 个工作日。"),
        "too_many_files": lazy("一次最多 10 个文件。请去掉一些。"),
        "circular_missing": lazy("还没有写通报。请先写通报。"),
        "circular_on_its_way": lazy("这份通报已经开始公开，请到那份草稿里修改。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[PlanState, tuple[str, str]] = MappingProxyType(
    {
        PlanState.DRAFT: ("", "edit"),
        PlanState.FILED: ("warn", "hourglass"),
        PlanState.DRAWN: ("info", "list"),
        PlanState.IN_PROGRESS: ("info", "clipboard-check"),
        PlanState.CLOSED: ("ok", "circle-check"),
        PlanState.CANCELLED: ("", "ban"),
    }
)
FINDING_LOOKS: Mapping[FindingState, tuple[str, str]] = MappingProxyType(
    {
        FindingState.FOUND: ("", "flag"),
        FindingState.SERVED: ("warn", "inbox"),
        FindingState.CONTESTED: ("warn", "scale"),
        FindingState.RECTIFYING: ("info", "edit"),
        FindingState.SUBMITTED: ("warn", "hourglass"),
        FindingState.CLOSED: ("ok", "circle-check"),
        FindingState.DROPPED: ("", "ban"),
    }
)
"""Tone and icon of each state."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    if refusal.code in SENTENCES:
        return str(SENTENCES[refusal.code]) % {"about": refusal.about}
    if refusal.code in files.SENTENCES:
        return files.say(refusal)
    return refusals.sentence(refusal)


def state_in_words(one: Inspection) -> tuple[str, str, str]:
    """Return tone, icon and words of how an inspection stands."""
    state = PlanState(one.state)
    return (*LOOKS[state], named(state))


def finding_in_words(one: Finding, on: date) -> tuple[str, str, str]:
    """Return tone, icon and words of how a finding stands on a day; what is late is red."""
    state = FindingState(one.state)
    if state in OWED and one.rectify_by and on > one.rectify_by:
        late = _("逾期 %(days)s 天") % {"days": (on - one.rectify_by).days}
        return "bad", "alert-triangle", f"{named(state)}{_('，')}{late}"
    return (*FINDING_LOOKS[state], named(state))


def plan_number(one: Inspection) -> str:
    """Write the number of an inspection as papers do; empty until it is filed."""
    year, _dash, number = (one.number or "").partition("-")
    return _("核查〔%(year)s〕%(number)s 号") % {"year": year, "number": number} if number else ""


def notice_number(written: str) -> str:
    """Write the number of a notice as papers do."""
    year, _dash, number = written.partition("-")
    return _("整改通知〔%(year)s〕%(number)s 号") % {"year": year, "number": number}


def article_in_words(one: Finding) -> str:
    """Name the passage of the Measures that a finding rests on, in the reader's language."""
    ref = Ref(one.article, one.article_item)
    return ref.english if (get_language() or "").startswith("en") else str(ref)


def names_of(items: Iterable[Item], duties: Duties) -> dict[int, str]:
    """Return what some things are called, by their keys, as far as somebody may open what they stand for."""
    listed = list(items)
    newest = newest_of(duties, [one.disclosure_id for one in listed if one.disclosure_id])
    return {one.pk: _name(one, newest) for one in listed}


def _name(one: Item, newest: Mapping[int, object]) -> str:
    if one.obligation:
        said = {"title": one.obligation.item.title, "day": on_date(one.obligation.due_on)}
        return _("%(title)s（%(day)s到期）") % said
    if one.disclosure_id is None:
        return unit_name(one.unit)
    revision = newest.get(one.disclosure_id)
    title = called(revision) if revision else ""  # type: ignore[arg-type]  # a row that this page may not import
    return title or called_by(one.disclosure) or one.code
