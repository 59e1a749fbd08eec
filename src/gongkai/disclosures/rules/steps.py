"""The table of the procedure, as literal data, and the one function that walks it. Source: 第十六条."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.disclosures.rules import guards as g
from gongkai.disclosures.rules.case import Case, Said, Standing
from gongkai.disclosures.rules.words import REVIEWS, PassKind, Stage, Verb
from gongkai.measures.refusal import Refusal, Refused
from gongkai.measures.vocabulary import OFFICE, Role

When = Callable[[Case, Said], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: from a stage by a verb, for whom, to which stage, under which article."""

    stage: Stage
    verb: Verb
    roles: tuple[Role, ...]
    to: Stage
    article: tuple[int, int | None]
    bars: tuple[g.Bar, ...] = ()
    needs: tuple[g.Need, ...] = ()
    when: When | None = None


def _completes(case: Case, kind: PassKind) -> bool:
    return case.standing.valid_passes | {kind} >= REVIEWS


def _head_is_bypassed(case: Case) -> bool:
    return case.standing.must_go_up or Role.HEAD in case.standing.vacant


def first_of(kind: PassKind) -> When:
    """Hold where the other pass is still missing."""
    return lambda case, said: not said.is_unsure and not _completes(case, kind)


def last_of(kind: PassKind) -> When:
    """Hold where both passes are there and the head decides."""
    return lambda case, said: not said.is_unsure and _completes(case, kind) and not _head_is_bypassed(case)


def last_of_going_up(kind: PassKind) -> When:
    """Hold where both passes are there and the office decides. Source: 第十六条（三）."""
    return lambda case, said: not said.is_unsure and _completes(case, kind) and _head_is_bypassed(case)


def unsure(case: Case, said: Said) -> bool:  # noqa: ARG001
    """Hold where a red line was answered with "not sure": that goes to the office. Source: 第十六条（三）."""
    return said.is_unsure


def sure(case: Case, said: Said) -> bool:  # noqa: ARG001
    """Hold where every red line was answered for certain."""
    return not said.is_unsure


D, H = Role.DRAFTER, Role.HEAD
CONTENT, SECRECY = (Role.REVIEWER,), (Role.SECRECY_REVIEWER,)
APPROVER, SPOKESPERSON = (Role.OFFICE_APPROVER,), (Role.SPOKESPERSON,)
UNBIASED = (g.second_pair_of_eyes, g.not_about_himself, g.one_pass_each)
FIT_FOR_SECRECY = (*UNBIASED, g.not_yet_passed(PassKind.SECRECY))
FIT_FOR_CONTENT = (*UNBIASED, g.not_yet_passed(PassKind.CONTENT))
FIT_TO_APPROVE = (g.second_pair_of_eyes, g.not_about_himself, g.gave_no_pass)
REASON = (g.reason_given,)
GROUND = (g.reason_given, g.ground_and_date)
UNGUARDED = (g.nothing_kept_out, g.nobody_unsettled)
RIPE = (g.both_passes, g.plan_unchanged, *UNGUARDED, g.fresh_sign_in)
READY = (g.plan_unchanged, *UNGUARDED, g.within_window, g.standing_valid, g.inner_first)
LINES, CONFIRMED = (g.red_lines_answered, g.plan_unchanged), (g.content_confirmed, g.plan_unchanged)
SECRET_FREE = (*LINES, g.nothing_kept_out, g.grave_judged)
COMPLETE = (g.plan_complete, g.scanned, g.nothing_kept_out, g.grave_explained)
OF_ONESELF = (g.not_about_himself,)
FIT_ONCE = (g.second_pair_of_eyes, g.not_about_himself)
FIRST = (g.not_about_himself, g.something_left_to_release, g.not_withdrawn, g.not_erased)
ANEW = (*FIRST, g.not_suspended)
TO_RESUME = (g.not_about_himself, g.cancelled_lately, g.nothing_else_in_work, g.not_overtaken, g.not_erased)
TO_CORRECT = (g.not_about_himself, g.nothing_else_in_work, g.not_withdrawn, g.not_erased)
S, V, P = Stage, Verb, PassKind
SECRECY_GOES_UP, CONTENT_GOES_UP = last_of_going_up(P.SECRECY), last_of_going_up(P.CONTENT)
FIT_TO_SPEAK = (g.spokesperson_awaited, *FIT_ONCE, g.not_yet_passed(P.SPOKESPERSON))

STEPS = (
    Step(S.DRAFT, V.PROPOSE, (D,), S.IN_REVIEW, (16, 1), OF_ONESELF, COMPLETE),
    Step(S.DRAFT, V.CANCEL, (D, H), S.CANCELLED, (16, 1), (g.not_about_himself, g.unreleased)),
    Step(S.CANCELLED, V.RESUME, (D, H), S.DRAFT, (16, 1), TO_RESUME),
    Step(S.IN_REVIEW, V.PASS_SECRECY, SECRECY, S.IN_REVIEW, (16, 2), FIT_FOR_SECRECY, SECRET_FREE, first_of(P.SECRECY)),
    Step(S.IN_REVIEW, V.PASS_SECRECY, SECRECY, S.WITH_HEAD, (16, 2), FIT_FOR_SECRECY, SECRET_FREE, last_of(P.SECRECY)),
    Step(S.IN_REVIEW, V.PASS_SECRECY, SECRECY, S.WITH_OFFICE, (16, 3), FIT_FOR_SECRECY, SECRET_FREE, SECRECY_GOES_UP),
    Step(S.IN_REVIEW, V.PASS_SECRECY, SECRECY, S.WITH_OFFICE, (16, 3), FIT_FOR_SECRECY, LINES, unsure),
    Step(S.IN_REVIEW, V.PASS_CONTENT, CONTENT, S.IN_REVIEW, (16, 2), FIT_FOR_CONTENT, CONFIRMED, first_of(P.CONTENT)),
    Step(S.IN_REVIEW, V.PASS_CONTENT, CONTENT, S.WITH_HEAD, (16, 2), FIT_FOR_CONTENT, CONFIRMED, last_of(P.CONTENT)),
    Step(S.IN_REVIEW, V.PASS_CONTENT, CONTENT, S.WITH_OFFICE, (16, 3), FIT_FOR_CONTENT, CONFIRMED, CONTENT_GOES_UP),
    Step(S.WITH_OFFICE, V.PASS_SECRECY, OFFICE, S.WITH_OFFICE, (16, 2), FIT_FOR_SECRECY, SECRET_FREE, sure),
    Step(S.WITH_OFFICE, V.PASS_CONTENT, OFFICE, S.WITH_OFFICE, (16, 2), FIT_FOR_CONTENT, CONFIRMED),
    Step(S.IN_REVIEW, V.SEND_BACK, (*SECRECY, *CONTENT), S.DRAFT, (16, 2), OF_ONESELF, REASON),
    Step(S.WITH_HEAD, V.SEND_BACK, (H,), S.DRAFT, (16, 3), OF_ONESELF, REASON),
    Step(S.WITH_OFFICE, V.SEND_BACK, OFFICE, S.DRAFT, (16, 3), OF_ONESELF, REASON),
    Step(S.IN_REVIEW, V.REFER, (*SECRECY, *CONTENT), S.WITH_OFFICE, (16, 3), OF_ONESELF, REASON),
    Step(S.WITH_HEAD, V.REFER, (H,), S.WITH_OFFICE, (16, 3), OF_ONESELF, REASON),
    Step(S.WITH_OFFICE, V.ACKNOWLEDGE, SPOKESPERSON, S.WITH_OFFICE, (14, None), FIT_TO_SPEAK, (g.plan_unchanged,)),
    Step(S.WITH_HEAD, V.APPROVE, (H,), S.APPROVED, (16, 3), FIT_TO_APPROVE, RIPE),
    Step(S.WITH_OFFICE, V.APPROVE, APPROVER, S.APPROVED, (16, 3), FIT_TO_APPROVE, (*RIPE, g.acknowledged)),
    Step(S.IN_REVIEW, V.WITHHOLD, (H, Role.OFFICE_APPROVER), S.WITHHELD, (9, None), OF_ONESELF, GROUND),
    Step(S.WITH_HEAD, V.WITHHOLD, (H, Role.OFFICE_APPROVER), S.WITHHELD, (9, None), OF_ONESELF, GROUND),
    Step(S.WITH_OFFICE, V.WITHHOLD, APPROVER, S.WITHHELD, (9, None), OF_ONESELF, GROUND),
    Step(S.APPROVED, V.RECALL, (D, H), S.DRAFT, (16, 4), (g.not_about_himself, g.unreleased), REASON),
    Step(S.APPROVED, V.PUBLISH, (D, H), S.PUBLISHED, (16, 4), FIRST, READY),
    Step(S.PUBLISHED, V.PUBLISH, (D, H), S.PUBLISHED, (16, 4), ANEW, READY),
    Step(S.PUBLISHED, V.CORRECT, (D, H), S.PUBLISHED, (16, 4), TO_CORRECT, REASON),
)  # fmt: skip
"""Every step there is; what is not here cannot be done. There is no force-publish. Source: 第十六条."""


def bars(step: Step, standing: Standing) -> tuple[Refusal, ...]:
    """Return why the actor may not take this step at all. The clock stands in for nobody but to publish."""
    if standing.is_clock:
        found = [] if step.verb is Verb.PUBLISH else [Refusal("not_your_task", (16, None))]
    else:
        found = [refusal] if (refusal := g.holds_role(standing, step.roles)) else []
    return (*found, *(refusal for bar in step.bars if (refusal := bar(standing))))


def advance(verb: Verb, case: Case, said: Said) -> Step:
    """Return the step that the verb takes from here.

    Source: 第十六条.

    :raises Refused: with every reason against it.
    """
    rows = [step for step in STEPS if step.stage is case.standing.stage and step.verb is verb]
    if not rows:
        raise Refused([Refusal("moved_meanwhile", (16, None))])
    fitting = [step for step in rows if step.when is None or step.when(case, said)]
    step = fitting[0] if fitting else rows[0]
    refusals = (*bars(step, case.standing), *(refusal for need in step.needs for refusal in need(case, said)))
    if not fitting:
        refusals = (*refusals, Refusal("still_unsure", (9, None)))
    if refusals:
        raise Refused(refusals)
    return step


TURNED_AWAY = frozenset({"not_your_task", "contributed", "is_subject", "gave_pass", "gave_other_pass"})
"""Reasons that lie in who would take a step: for him there is no button, so that he must have gone around it."""
DECIDING = frozenset({V.PASS_SECRECY, V.PASS_CONTENT, V.APPROVE, V.PUBLISH})


def goes_around(verb: Verb, refused: Refused) -> bool:
    """Tell whether somebody would have decided who may not. Practice: what was tried is a hint, and no more."""
    return verb in DECIDING and any(refusal.code in TURNED_AWAY for refusal in refused.refusals)


def open_verbs(standing: Standing) -> frozenset[Verb]:
    """Return what the actor may set about now; the same table decides what is then enforced."""
    return frozenset(step.verb for step in STEPS if step.stage is standing.stage and not bars(step, standing))
