"""Figures of what was made known, taken down and checked. Source: 第八条、第九条、第十六条."""

from gongkai.figures.rules.words import Better, Figure, Measure, Subject
from gongkai.scanner.finding import Severity

PUBLISHED, CORRECTED = "disclosures.published", "disclosures.corrected"
SUSPENDED, WITHDRAWN = "disclosures.suspended", "disclosures.withdrawn"
SENT_BACK, CHECKED, LET_STAY = "steps.sent_back", "checks.checked", "checks.let_stay"
FOUND = {f"checks.{severity}": severity for severity in Severity}
"""Which severity each figure of the check is about."""


def _figure(code: str, names: tuple[str, str], better: Better, article: tuple[int, int | None],
            sentence: tuple[str, str], measure: Measure = Measure.COUNT) -> Figure:  # fmt: skip
    return Figure(code, *names, Subject.MATTER, measure, better, article, *sentence)


def _found(severity: Severity) -> Figure:
    return _figure(
        f"checks.{severity}", (f"检查发现：{severity.zh}", f"Check found: {severity.en}"), Better.FEWER, (9, None),
        (f"这段时间里送审时检查过的稿件中，至少有一处发现属于“{severity.zh}”的。",
         f"Of the revisions checked when proposed within the span: at least one finding is “{severity.en}”."),
    )  # fmt: skip


FIGURES = (
    _figure(
        PUBLISHED, ("公开信息", "Made known"), Better.MORE, (16, 4),
        ("首次公开在这段时间里的信息，记在公开它的单位名下，以后更正、撤下或单位合并都不改变。",
         "Disclosures first made known within the span, whatever became of them since, by the unit they name."),
    ),
    _figure(
        CORRECTED, ("更正", "Corrections"), Better.NEITHER, (16, 4),
        ("在这段时间里公开的更正，每次更正算一件。", "Corrections made known within the span, each counted once."),
    ),
    _figure(
        SUSPENDED, ("暂停公开", "Suspended"), Better.FEWER, (8, None),
        ("在这段时间里被暂停公开过的信息，以后恢复的也算，同一稿多次暂停算一件。",
         "What was suspended within the span, restored since or not; a revision counts once."),
    ),
    _figure(
        WITHDRAWN, ("撤下", "Withdrawn"), Better.FEWER, (8, None),
        ("在这段时间里撤下的信息。", "What was withdrawn within the span."),
    ),
    _figure(
        SENT_BACK, ("退回比率", "Share sent back"), Better.FEWER, (16, 2),
        ("在这段时间里送审过的稿件中，在这段时间里至少被退回过一次的比率。",
         "Of the revisions proposed within the span, the share that was sent back within it at least once."),
        Measure.SHARE,
    ),
    _figure(
        CHECKED, ("送审时检查", "Checked when proposed"), Better.NEITHER, (9, None),
        ("在这段时间里送审、送审时做过检查的稿件。", "Revisions proposed, and checked, within the span."),
    ),
    *(_found(severity) for severity in Severity),
    _figure(
        LET_STAY, ("审查后保留", "Let stay after review"), Better.NEITHER, (9, None),
        ("在这段时间里，保密审查时写明理由、让“必须处理”的内容保留的稿件。",
         "Revisions of which a reviewer said within the span, with a reason, that what must be dealt with may stay."),
    ),
)  # fmt: skip
"""Every figure of what was made known and checked."""
