"""Assessments in words: how they stand, how points come about, and the reasons against doing something."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.assessments.queries import Indicator, Scheme, Score
from gongkai.assessments.rules.words import Kind, SchemeState
from gongkai.desk.phrases import log
from gongkai.desk.phrases.catalogue import named
from gongkai.figures.rules.registry import FIGURES
from gongkai.figures.rules.words import Better, Measure
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": lazy("这件事不由您办理。考核由领导小组办公室组织，异议由被考核单位第一责任人提出。"),
        "moved_meanwhile": lazy("别人刚刚办过这次考核。请重新打开页面，看过以后再办。"),
        "text_missing": lazy("这一项还没有写。"),
        "text_leaks": lazy("这里写了号码等不能公开的内容。请删去或改成概括的说法。"),
        "year_odd": lazy("考核年度要和起止日期对得上。请改年度或日期。"),
        "ends_before_it_starts": lazy("最后一天不能早于第一天。请改日期。"),
        "days_out_of_range": lazy("异议期请写 1 至 30 个工作日。"),
        "unit_not_assessed": lazy("只考核现有的院级单位党组织和党委工作部门。请重新勾选单位。"),
        "too_many_indicators": lazy("指标最多 20 个。请合并一些。"),
        "indicator_unnamed": lazy("第 %(about)s 个指标还没有写名称。"),
        "weight_odd": lazy("第 %(about)s 个指标的分值要写 1 至 100 的整数。"),
        "figure_missing": lazy("第 %(about)s 个指标按统计数计算，请选择用哪个统计数。"),
        "figure_not_asked": lazy("第 %(about)s 个指标是人工评分，不用选统计数。"),
        "marks_missing": lazy("第 %(about)s 个指标按件数或天数计算，请写满分值和零分值。"),
        "marks_not_asked": lazy("第 %(about)s 个指标按比率计算，不用写满分值和零分值。"),
        "marks_alike": lazy("第 %(about)s 个指标的满分值和零分值一样，算不出分。请改其中一个。"),
        "marks_wrong_way": lazy("第 %(about)s 个指标的满分值和零分值方向反了。请对调。"),
        "weights_short": lazy("各指标分值合计要正好 100 分，现在还差 %(about)s 分。请先修改方案。"),
        "weights_over": lazy("各指标分值合计要正好 100 分，现在多出 %(about)s 分。请先修改方案。"),
        "no_units": lazy("还没有选被考核的单位。请先修改方案。"),
        "days_not_over": lazy("考核的最后一天还没有过完，统计不完整。请等过完以后再统计，或把日期改早。"),
        "unit_elsewhere": lazy("%(about)s这一年已经在另一次考核里。请从方案里去掉，或先取消另一次。"),
        "own_unit": lazy("这是您自己的单位，您要回避。请由办公室其他人办理。"),
        "points_missing": lazy("请写得分。"),
        "points_out_of_range": lazy("得分要在 0 和这个指标的分值之间，最多两位小数。"),
        "reason_missing": lazy("请写理由。"),
        "objections_over": lazy("异议期已过，不能再提异议。"),
        "objected_already": lazy("这个指标已经提过异议，请等答复。"),
        "points_not_asked": lazy("异议不成立的不改分，请把得分清空。"),
        "points_unchanged": lazy("异议成立的要改分，现在和原来一样。请写改后的得分。"),
        "answered_already": lazy("这条异议已经答复，不用再办。"),
        "scores_missing": lazy("还有 %(about)s 个得分没有评。请评完再告知单位。"),
        "objections_run": lazy("异议期到 %(about)s 才结束。请等这一天过完再确定结果。"),
        "objections_open": lazy("还有 %(about)s 条异议没有答复。请先答复。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[SchemeState, tuple[str, str]] = MappingProxyType(
    {
        SchemeState.DRAFT: ("", "edit"),
        SchemeState.SCORING: ("info", "hourglass"),
        SchemeState.OPEN: ("warn", "message"),
        SchemeState.FROZEN: ("ok", "circle-check"),
        SchemeState.CALLED_OFF: ("", "ban"),
    }
)
"""Tone and icon of each state."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}


def state_in_words(scheme: Scheme) -> tuple[str, str, str]:
    """Return tone, icon and words of how an assessment stands."""
    state = SchemeState(scheme.state)
    return *LOOKS[state], named(state)


def figure_name(code: str) -> str:
    """Return what a figure is called in the reader's language."""
    return named(FIGURES[code]) if code in FIGURES else code


def formula(indicator: Indicator) -> str:
    """Say how the points of an indicator come about. Source: 第十八条."""
    if indicator.kind == Kind.MANUAL:
        return indicator.guidance or _("由办公室评分，写明理由。")
    figure, name = FIGURES[indicator.figure], figure_name(indicator.figure)
    said = {"weight": indicator.weight, "full": indicator.full, "zero": indicator.zero, "figure": name}
    if figure.measure is not Measure.SHARE:
        return _("%(figure)s：%(full)s 得 %(weight)s 分，%(zero)s 得 0 分，中间按比例，超出的不加不减。") % said
    if figure.better is Better.FEWER:
        return _("%(figure)s：得分 = %(weight)s ×（1 − 比率）。") % said
    return _("%(figure)s：得分 = %(weight)s × 比率。") % said


def counted(score: Score) -> str:
    """Say the two whole numbers behind a score; nothing where there are none."""
    if score.part is None or not score.indicator.figure:
        return ""
    if FIGURES[score.indicator.figure].measure is Measure.COUNT:
        return str(score.part)
    return f"{score.part} / {score.whole}"
