"""Figures of the mailbox; reports of wrongdoing are in none. Source: 第四条（二）、第十四条."""

from dataclasses import dataclass

from gongkai.figures.rules.words import Better, Figure, Measure, Subject
from gongkai.mailbox.rules.words import OUTCOMES, Kind, Outcome

KINDS = tuple(kind for kind in Kind if kind is not Kind.REPORT)
"""What is counted; of reports of wrongdoing inspectors alone know. Practice: S8."""
RECEIVED, ACKNOWLEDGED, IN_TIME, OVERDUE = "received", "acknowledged", "in_time", "overdue"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a figure asks of letters: of one kind or of all, what was done with them, or how they were answered."""

    kind: Kind | None
    what: str
    outcome: Outcome | None


SAID = {
    RECEIVED: (
        ("收到", "received"), Measure.COUNT, Better.NEITHER,
        ("在这段时间里收到的。", "Received within the span."),
    ),
    ACKNOWLEDGED: (
        ("按时登记", "acknowledged in time"), Measure.SHARE, Better.MORE,
        ("在这段时间里收到、登记期限已过或已经登记的，在收到后1个工作日内登记的比率。",
         "Received within the span, and acknowledged or past the time for it: acknowledged within one working day."),
    ),
    IN_TIME: (
        ("按时答复", "answered in time"), Measure.SHARE, Better.MORE,
        ("在这段时间里收到、已经答复或答复逾期的，在期限（含延长、暂停）以内答复的比率。",
         "Received within the span, and answered or overdue: answered within the limit, with extensions and pauses."),
    ),
    OVERDUE: (
        ("在办逾期", "overdue"), Measure.COUNT, Better.FEWER,
        ("在这段时间里收到、到统计时还没有答复、答复期限已过的。",
         "Received within the span, not answered at the moment asked about, and past the limit."),
    ),
}  # fmt: skip
ASKED = {
    **{f"letters.{what}": Asked(None, what, None) for what in SAID},
    **{f"letters.{kind}.{what}": Asked(kind, what, None) for kind in KINDS for what in SAID},
    **{
        f"letters.{kind}.outcome.{outcome}": Asked(kind, "outcome", outcome)
        for kind, outcomes in OUTCOMES.items() for outcome in Outcome if outcome in outcomes
    },
}  # fmt: skip
"""What each figure asks."""


def _figure(code: str, asked: Asked) -> Figure:
    zh, en = ("来信", "Letters") if asked.kind is None else (asked.kind.zh, asked.kind.en)
    if asked.outcome is not None:
        return Figure(
            code, f"{zh}：{asked.outcome.zh}", f"{en}: {asked.outcome.en}", Subject.LETTER, Measure.COUNT,
            Better.NEITHER, (14, None),
            f"在这段时间里收到的{zh}中，最后一次答复是“{asked.outcome.zh}”的；太少以至于看得出是谁的，不显示。",
            f"{en}, received within the span and last answered “{asked.outcome.en}”; "
            "not told where so few are that they could be told apart.",
        )  # fmt: skip
    names, measure, better, (said, told) = SAID[asked.what]
    return Figure(
        code, f"{zh}：{names[0]}", f"{en}: {names[1]}", Subject.LETTER, measure, better, (14, None),
        f"{zh}（反映违纪问题的不算）：{said}", f"{en}, reports of wrongdoing excepted: {told}",
    )  # fmt: skip


FIGURES = tuple(_figure(code, asked) for code, asked in ASKED.items())
"""Every figure of the mailbox."""
