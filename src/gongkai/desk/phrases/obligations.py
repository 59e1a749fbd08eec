"""What is due, in words: periods, how it stands, why it is due on its day, and the reasons against an answer."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases import log
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.obligations.queries import Obligation
from gongkai.obligations.rules.answers import standing_of
from gongkai.obligations.rules.periods import stretch_called
from gongkai.obligations.rules.words import Standing, State
from gongkai.policy.queries import effective
from gongkai.policy.rules import Setting
from gongkai.ui.wording import due, due_tone, on_date

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "moved_meanwhile": lazy("您打开这一页以后，别人已经办理过。请先看现在的样子，再决定怎么办。"),
        "not_your_task": lazy("这件事不由您办理。请由本单位拟稿人、第一责任人或办公室办理。"),
        "already_answered": lazy("这一项已经办完或不再适用，不用再办。"),
        "is_deferred": lazy("这一项已同意暂缓。要公开的，请先结束暂缓。"),
        "in_work_already": lazy("已经有一份信息对应这一项。请打开那一份继续办理。"),
        "deferral_asked": lazy("这一项已申请暂缓，正等办公室答复。"),
        "own_deferral": lazy("您申请的暂缓不能由您同意。请由办公室另一位审批人决定。"),
        "only_periods_have_nothing": lazy("只有定期公开的事项才能写本期没有要公开的。"),
        "not_from_an_event": lazy("这一项不是由登记的事情产生的，不能撤销。"),
        "ground_missing": lazy("请写暂缓公开的依据。"),
        "re_review_not_near": lazy("请写再次审查的日期，要晚于今天，最迟在十二个月以内。"),
        "no_reason": lazy("请写明原因。"),
        "another_entry": lazy("这份信息属于目录里的另一事项，不能对应这一项。请选同一事项下的信息。"),
        "known_before_the_period": lazy("这份信息在这一期开始以前就公开了，不能算这一期。请为这一期另拟一份。"),
        "event_not_counted": lazy("这个事项不按事情发生或变动计算时限。请选及时公开或变动即更新的事项。"),
        "event_unnamed": lazy("请写发生了什么事。"),
        "event_to_come": lazy("还没有发生的事不能登记。请写今天或以前的日期。"),
        "event_before_the_catalogue": lazy("目录从 %(about)s 起才要求公开这个事项，更早的事不用登记。"),
        "calendar_year_not_near": lazy("只能导入去年到后年的放假安排。请核对年份。"),
        "calendar_source_missing": lazy("请写依据，例如通知的文号。"),
        "calendar_says_the_same": lazy("这份安排和现在使用的完全一样，不用再导入。"),
        "calendar_line_not_understood": lazy("看不懂“%(about)s”。每行写成“2027-01-01 休 元旦”或“2027-02-14 班”这样。"),
        "calendar_no_such_day": lazy("“%(about)s”里没有这一天。请核对日期。"),
        "calendar_range_too_long": lazy("“%(about)s”的起止日期不对。请核对，一段不超过 20 天，先写早的日期。"),
        "calendar_day_of_another_year": lazy("%(about)s 不属于这一年的安排。请核对年份。"),
        "calendar_make_up_is_no_weekend": lazy("%(about)s 不是周末，不用写成上班。"),
        "calendar_off_and_made_up": lazy("%(about)s 又写了休又写了班。请只留一个。"),
        "calendar_too_few_days_off": lazy("只有 %(about)s 天放假，少了节日。请把全年的安排都写上。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[Standing, tuple[str, str]] = MappingProxyType(
    {
        Standing.OVERDUE: ("bad", "alert-triangle"),
        Standing.DUE: ("", "clock"),
        Standing.MET: ("ok", "circle-check"),
        Standing.LATE: ("warn", "clock"),
        Standing.DEFERRED: ("info", "player-pause"),
        Standing.NOTHING_TO_REPORT: ("", "circle-check"),
        Standing.MOOT: ("", "ban"),
    }
)
"""Tone and icon of each standing."""

PERIODS: Mapping[Period, str | Promise] = MappingProxyType(
    {
        Period.YEAR: lazy("%(year)d年度"),
        Period.QUARTER: lazy("%(year)d年第%(number)d季度"),
        Period.MONTH: lazy("%(year)d年%(number)d月"),
    }
)
HALVES = (lazy("%(year)d年上半年"), lazy("%(year)d年下半年"))


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def period_of(obligation: Obligation) -> str:
    """Say for which period or event something is due: ``2026年第4季度``."""
    if obligation.event is not None:
        return obligation.event.what
    return _("长期公开") if obligation.kind == TimeKind.LONG_TERM else named_period(obligation.key)


def named_period(key: str) -> str:
    """Name a period by its key."""
    stretch = stretch_called(key)
    number = int(key[5:])
    words = HALVES[number - 1] if stretch.kind is Period.HALF_YEAR else PERIODS[stretch.kind]
    return str(words) % {"year": stretch.first.year, "number": number}


def standing_words(obligation: Obligation, on: date) -> tuple[str, str, str]:
    """Return tone, icon and words of how an obligation stands: 逾期 3 天, 剩 4 天, 按时, 迟 2 天."""
    standing = standing_of(State(obligation.state), obligation.due_on, on)
    tone, icon = LOOKS[standing]
    if standing in {Standing.OVERDUE, Standing.DUE}:
        return due_tone(obligation.due_on, on), icon, due(obligation.due_on, on)
    late = _("迟 %(days)d 天") % {"days": obligation.days_late}
    return tone, icon, late if standing is Standing.LATE else str(OUTCOMES[standing])


OUTCOMES: Mapping[Standing, str | Promise] = MappingProxyType(
    {
        Standing.MET: lazy("按时"),
        Standing.DEFERRED: lazy("暂缓"),
        Standing.NOTHING_TO_REPORT: lazy("本期没有"),
        Standing.MOOT: lazy("不再适用"),
    }
)
MOOT = MappingProxyType(
    {
        "catalogue": lazy("目录调整后不再要求。"),
        "event": lazy("登记的事情有误，已撤销。"),
        "units": lazy("单位调整后不再要求。"),
    }
)


def due_words(obligation: Obligation, on: date) -> str:
    """Name what is due where one chooses among several: 2026年第4季度，10月20日前，剩 4 天."""
    return _("%(period)s，%(day)s前，%(due)s") % {
        "period": period_of(obligation),
        "day": on_date(obligation.due_on),
        "due": due(obligation.due_on, on),
    }


def why_moot(obligation: Obligation) -> str:
    """Say why something is not due any more."""
    return str(MOOT.get(obligation.moot_why, "")) if obligation.state == State.MOOT else ""


def counted(obligation: Obligation) -> str:
    """Say how the due day was worked out, so that anybody can do it again. Source: 第十七条."""
    facts = {"start": on_date(obligation.counted_from), "day": on_date(obligation.due_on)}
    if obligation.kind == TimeKind.PERIODIC:
        if obligation.counted_from == obligation.due_on:
            return _("目录写明 %(start)s 前公开，这一天上班。") % facts
        return _("从目录写明的 %(start)s 起，加上可延后的天数；遇休息日顺延到下一个工作日，是 %(day)s。") % facts
    facts["days"] = str(
        obligation.item.working_days or effective(Setting.TIMELY_DAYS, obligation.unit_id, obligation.counted_from)
    )
    if obligation.kind == TimeKind.LONG_TERM:
        return _("从 %(start)s 起 %(days)s 个工作日内公开，当天不算，是 %(day)s。以后长期保留。") % facts
    return _("%(start)s 发生或变动，之后 %(days)s 个工作日内公开，当天不算，是 %(day)s。") % facts


def tables(names: str) -> list[str]:
    """Say which calendar tables a due day rests on, from their names."""
    said = []
    for name in names.split():
        year, number = name.split("-")
        words = _("%(year)s 年放假安排第 %(number)s 版") if number != "0" else _("%(year)s 年按法定节假日推算")
        said.append(words % {"year": year, "number": number})
    return said
