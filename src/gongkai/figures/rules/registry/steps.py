"""Figures of how long matters take, step by step. Source: 第十六条."""

from gongkai.disclosures.rules.words import Stage
from gongkai.figures.rules.words import Better, Figure, Measure, Subject
from gongkai.measures.vocabulary import Word

STAGES = (Stage.DRAFT, Stage.IN_REVIEW, Stage.WITH_HEAD, Stage.WITH_OFFICE, Stage.APPROVED)
"""The steps in which a matter may lie, in their order."""


class Step(Word):
    """What people do in each of these steps."""

    DRAFT = "draft", "提出", "Proposing"
    IN_REVIEW = "in_review", "审核", "Review"
    WITH_HEAD = "with_head", "审批", "Approval"
    WITH_OFFICE = "with_office", "报办公室", "With the office"
    APPROVED = "approved", "实施", "Publishing"


ARTICLES = {
    Stage.DRAFT: (16, 1), Stage.IN_REVIEW: (16, 2), Stage.WITH_HEAD: (16, 3), Stage.WITH_OFFICE: (16, 3),
    Stage.APPROVED: (16, 4),
}  # fmt: skip
MEDIAN = {f"steps.{stage}.median": stage for stage in STAGES}
LONGEST = {f"steps.{stage}.longest": stage for stage in STAGES}
WAITING = {f"steps.{stage}.waiting": stage for stage in STAGES}
TAKEN = {**MEDIAN, **LONGEST}


def _taken(stage: Stage) -> tuple[Figure, Figure]:
    step, facts = Step(stage), (Subject.MATTER, Measure.DAYS, Better.FEWER, ARTICLES[stage])
    left, until = ("送审", "proposed") if stage is Stage.DRAFT else ("离开这个环节", "that left the step")
    counted = (
        f"在这段时间里{left}的稿件，在“{step.zh}”环节从进入到离开经过的工作日，进入当天不算；来回几次的，每次分开算；"
        "%s。分母是有过这样停留的稿件数。"
    )
    told = (
        f"Working days from entering to leaving, the day of entering not counted, of the revisions {until} within the "
        "span; each stay is counted apart: %s. It is taken of so many revisions."
    )
    middle, most = ("中间取两个中较小的", "the lower middle one"), ("取最长的一次", "the longest")
    median, most_of = (f"{step.zh}用时（中位数）", f"{step.zh}用时（最长）")
    return (
        Figure(
            f"steps.{stage}.median", median, f"{step.en}: median time", *facts, counted % middle[0], told % middle[1]
        ),
        Figure(
            f"steps.{stage}.longest", most_of, f"{step.en}: longest time", *facts, counted % most[0], told % most[1]
        ),
    )  # fmt: skip


def _waiting(stage: Stage) -> Figure:
    step, facts = Step(stage), (Subject.MATTER, Measure.COUNT, Better.FEWER, ARTICLES[stage])
    return Figure(
        f"steps.{stage}.waiting", f"{step.zh}环节在办", f"{step.en}: waiting", *facts,
        f"到统计时停在“{step.zh}”环节、至少送审过一次的信息；没有送审过的草稿不算。",
        "Revisions that lie in the step at the moment asked about, of disclosures proposed at least once; "
        "drafts nobody has proposed are left out.",
    )  # fmt: skip


FIGURES = tuple(figure for stage in STAGES for figure in (*_taken(stage), _waiting(stage)))
"""Every figure of time."""
