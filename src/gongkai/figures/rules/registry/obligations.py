"""Figures of what fell due. Source: 第十三条、第十七条."""

from enum import StrEnum

from gongkai.figures.rules.words import Better, Figure, Measure, Subject


class Outcome(StrEnum):
    """How an obligation stood at a moment, by what had happened until then."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    DEFERRED = "deferred"
    DUE = "due"


FALLEN_DUE = frozenset({Outcome.ON_TIME, Outcome.LATE, Outcome.OVERDUE})
"""What is measured by whether it was in time; what is deferred, or not due yet, counts neither for nor against."""
COUNTED = {
    "obligations.due": frozenset(Outcome),
    "obligations.on_time": frozenset({Outcome.ON_TIME}),
    "obligations.late": frozenset({Outcome.LATE}),
    "obligations.overdue": frozenset({Outcome.OVERDUE}),
    "obligations.deferred": frozenset({Outcome.DEFERRED}),
    "obligations.open": frozenset({Outcome.DUE}),
    "obligations.coverage": FALLEN_DUE,
}
"""Which outcomes each figure lists; of a share the whole."""
ESCALATED = "obligations.escalated"
PART = {"obligations.coverage": frozenset({Outcome.ON_TIME})}
"""Which of them are the part, where that is not all."""


def _figure(code: str, zh: str, en: str, better: Better, sentence: tuple[str, str]) -> Figure:
    measure = Measure.SHARE if code in PART else Measure.COUNT
    return Figure(code, zh, en, Subject.OBLIGATION, measure, better, (17, None), *sentence)


SCOPE_ZH = "时限落在这段时间里、仍然适用的公开任务"
SCOPE_EN = "Obligations that still apply, with a due day within the span"
FIGURES = (
    _figure(
        "obligations.due", "到期任务", "Due", Better.NEITHER,
        (f"{SCOPE_ZH}，不论办得怎样；按现在负责的单位和现在的时限计算。",
         f"{SCOPE_EN}, however they stand; by the unit that owes them and the due day they have now."),
    ),
    _figure(
        "obligations.on_time", "按时公开", "Met on time", Better.MORE,
        (f"{SCOPE_ZH}中，到统计时已经按要求公开、公开日期不晚于时限当天的，和第一责任人确认本期没有的。",
         f"{SCOPE_EN}: made known on the due day at the latest, or stated by the head to be nothing."),
    ),
    _figure(
        "obligations.late", "迟公开", "Met late", Better.FEWER,
        (f"{SCOPE_ZH}中，到统计时已经公开、公开日期晚于时限的。",
         f"{SCOPE_EN}: made known by the moment asked about, after the due day."),
    ),
    _figure(
        "obligations.overdue", "逾期未公开", "Overdue", Better.FEWER,
        (f"{SCOPE_ZH}中，到统计时还没有公开、时限已过的；时限当天不算逾期。",
         f"{SCOPE_EN}: not made known by the moment asked about, the due day over; on the due day itself it is not."),
    ),
    _figure(
        "obligations.deferred", "暂缓", "Deferred", Better.NEITHER,
        (f"{SCOPE_ZH}中，到统计时经批准暂缓、还没有恢复的。",
         f"{SCOPE_EN}: put off with approval, and not taken up again by the moment asked about."),
    ),
    _figure(
        "obligations.open", "还没有到期", "Not due yet", Better.NEITHER,
        (f"{SCOPE_ZH}中，到统计时还没有公开、时限还没有过、也没有暂缓的。",
         f"{SCOPE_EN}: neither made known nor put off at the moment asked about, and the due day not over."),
    ),
    _figure(
        "obligations.coverage", "按时公开率", "On-time rate", Better.MORE,
        (f"{SCOPE_ZH}中，按时公开的，占按时公开、迟公开和逾期未公开三项之和的比率；暂缓的和没有到期的不计入。",
         f"{SCOPE_EN}: those met on time, of those met on time, met late or overdue."),
    ),
    _figure(
        ESCALATED, "提醒升级到办公室", "Reminders that went up to the office", Better.FEWER,
        (f"{SCOPE_ZH}中，逾期满三个工作日还没有公开、提醒已经送到办公室的；时限重新计算或换了单位以后重新算起。",
         f"{SCOPE_EN}: three working days overdue or more, of which the office was reminded."),
    ),
)  # fmt: skip
"""Every figure of what fell due."""
