"""Appraisals in words: how they stand, and the reasons against doing something about them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.appraisals.queries import Appraisal
from gongkai.appraisals.rules.words import AppraisalState
from gongkai.desk.phrases import log
from gongkai.desk.phrases.catalogue import named
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": lazy("这件事不由您办理。请联系本单位第一责任人，或领导小组办公室。"),
        "appraisal_exists": lazy("这个单位这一年已经有一次民主评议。要重新评议的，先由办公室取消原来的。"),
        "year_odd": lazy("只能评议今年或去年的党务公开情况。请改年份。"),
        "not_briefed": lazy(
            "还没有这一年的年度通报记录。请先在通报会里登记并确认年度通报；确实要先评议的，在这里写明原因。"
        ),
        "starts_in_the_past": lazy("开始日期不能早于今天。请改日期。"),
        "ends_before_it_starts": lazy("截止日期不能早于开始日期。请改日期。"),
        "open_too_long": lazy("评议最长 60 天。请把截止日期改早一些。"),
        "too_few_electors": lazy("能参加评议的不足 %(about)s 人，结果不能显示，评议没有意义。请加上参加的名单。"),
        "questions_count": lazy("请写 1 至 10 个问题，每行一个。"),
        "question_long": lazy("每个问题最多 80 字。请改短一些。"),
        "question_twice": lazy("有两个问题写得一样。请删去一个。"),
        "text_missing": lazy("这一项还没有写。"),
        "text_leaks": lazy("这里写了号码等不能公开的内容。请删去或改成概括的说法。"),
        "appraisal_over": lazy("这次评议已经截止或取消，不用再办。"),
        "appraisal_not_closed": lazy("评议还没有截止，截止以后才有结果。"),
        "nothing_to_show": lazy("参加的不足 5 人，没有可以公布的结果。"),
        "published_already": lazy("结果已经向党员公布，不用再办。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[AppraisalState, tuple[str, str]] = MappingProxyType(
    {
        AppraisalState.OPEN: ("info", "hourglass"),
        AppraisalState.CLOSED: ("ok", "circle-check"),
        AppraisalState.CALLED_OFF: ("", "ban"),
    }
)
"""Tone and icon of each state."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def state_in_words(appraisal: Appraisal, on: date) -> tuple[str, str, str]:
    """Return tone, icon and words of how an appraisal stands on a day."""
    state = AppraisalState(appraisal.state)
    if state is AppraisalState.OPEN and on < appraisal.starts_on:
        return "", "calendar", _("还没有开始")
    if appraisal.published_at:
        return "ok", "speakerphone", _("已向党员公布")
    return *LOOKS[state], named(state)
