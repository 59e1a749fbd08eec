"""What bars an actor from a step, and what a step still needs. Each guard gives one reason or None."""

from collections.abc import Callable
from datetime import timedelta

from gongkai.disclosures.rules.case import Case, Said, Standing
from gongkai.disclosures.rules.words import REVIEWS, PassKind, ReleaseState
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Answer, Audience, RedLine, Role

Bar = Callable[[Standing], Refusal | None]
"""What decides whether somebody may take a step at all: where it refuses, there is no button."""

Need = Callable[[Case, Said], tuple[Refusal, ...]]
"""What a step asks for: where it refuses, the button answers with what is missing."""

LONGEST_WITHHOLDING = timedelta(days=366)
"""A withheld matter is looked at again at most twelve months later. Practice."""

RESUME_DAYS = 30
"""How long a cancelled draft can be resumed, in days. Practice."""


def second_pair_of_eyes(standing: Standing) -> Refusal | None:
    """Let nobody review or approve what he, or whom he acts for, contributed to. Practice: S1, S2, S6."""
    return Refusal("contributed", (16, 2)) if standing.contributed else None


def not_about_himself(standing: Standing) -> Refusal | None:
    """Let nobody act on a matter that names him, or whom he acts for, as its subject. Practice: S5, S6."""
    return Refusal("is_subject", (16, 2)) if standing.is_subject else None


def gave_no_pass(standing: Standing) -> Refusal | None:
    """Let nobody approve what he gave a pass on. Practice: S3."""
    return Refusal("gave_pass", (16, 3)) if standing.passes_given & REVIEWS else None


def one_pass_each(standing: Standing) -> Refusal | None:
    """Let one person give both passes only in a unit marked small. Practice: S4."""
    if standing.passes_given & REVIEWS and not standing.unit_is_small:
        return Refusal("gave_other_pass", (16, 2))
    return None


def not_yet_passed(kind: PassKind) -> Bar:
    """Return the guard that lets a pass be given once a round only."""

    def guard(standing: Standing) -> Refusal | None:
        return Refusal("pass_already_given", (16, 2)) if kind in standing.valid_passes else None

    guard.__name__ = f"{kind}_not_yet_passed"
    return guard


def unreleased(standing: Standing) -> Refusal | None:
    """Let nothing be recalled that somebody has already read. Practice."""
    return Refusal("already_released") if standing.was_released else None


def not_overtaken(standing: Standing) -> Refusal | None:
    """Let no draft come back once a later one has been begun: it would undo what that one corrected. Practice."""
    return None if standing.is_newest else Refusal("overtaken")


def nothing_else_in_work(standing: Standing) -> Refusal | None:
    """Let a disclosure have one revision in work at a time. Practice."""
    return Refusal("other_in_work") if standing.other_in_work else None


def cancelled_lately(standing: Standing) -> Refusal | None:
    """Let a cancelled draft come back for thirty days. Practice."""
    late = standing.cancelled_days is None or standing.cancelled_days > RESUME_DAYS
    return Refusal("cancelled_too_long_ago") if late else None


def something_left_to_release(standing: Standing) -> Refusal | None:
    """Let nothing be published where every step of the ladder has been taken."""
    return None if standing.next_audience else Refusal("nothing_to_release", (16, 4))


def spokesperson_awaited(standing: Standing) -> Refusal | None:
    """Let the spokesperson acknowledge only what is flagged for him. Source: 第十四条."""
    return None if standing.needs_spokesperson else Refusal("no_spokesperson_needed", (14, None))


def not_withdrawn(standing: Standing) -> Refusal | None:
    """Let nothing that the office withdrew come back by another door. Practice."""
    return Refusal("was_withdrawn") if ReleaseState.WITHDRAWN in standing.releases else None


def not_erased(standing: Standing) -> Refusal | None:
    """Let nothing be built on what has been erased: there is nothing left of it. Practice."""
    return Refusal("was_erased") if ReleaseState.ERASED in standing.releases else None


def not_suspended(standing: Standing) -> Refusal | None:
    """Let nothing suspended reach a wider audience meanwhile. Practice."""
    return Refusal("is_suspended") if ReleaseState.SUSPENDED in standing.releases else None


STAND_INS = {
    Role.REVIEWER: Role.OFFICE_CLERK,
    Role.SECRECY_REVIEWER: Role.OFFICE_CLERK,
    Role.HEAD: Role.OFFICE_APPROVER,
}
"""Who in the office steps in where nobody in the unit may. Practice: S7."""


def holds_role(standing: Standing, roles: tuple[Role, ...]) -> Refusal | None:
    """Let act whoever holds the post; the office where nobody eligible in the unit does. Practice: S7.

    What a drafter may do as well waits for him: the office decides in a unit's place, it does not write in its place.
    """
    if set(roles) & standing.roles:
        return None
    for role in () if Role.DRAFTER in roles else set(roles) & standing.vacant:
        if STAND_INS.get(role) in standing.roles:
            return None
    return Refusal("not_your_task", (16, None))


def reason_given(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001 – every need has this shape
    """Ask why. Practice: who gets something back must know what to do."""
    return () if said.reason.strip() else (Refusal("no_reason", about="reason"),)


def plan_complete(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Ask for content, scope, time and form, each. Source: 第十六条（一）."""
    return case.lacks


def scanned(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Let nothing go up of which a part has not been read. Source: 第九条、第十六条（二）."""
    waiting = tuple(Refusal("scan_unfinished", (16, 2), about=name) for name in case.check.waiting)
    return waiting + tuple(Refusal("scan_failed", (16, 2), about=name) for name in case.check.failed)


def nothing_kept_out(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Let nothing through that may not be made known now, whatever is said for it. Source: 第九条.

    Nobody is told why, nor whether there is more to it than a word.
    """
    unread = tuple(Refusal("scan_unfinished", (16, 2), about=name) for name in case.kept_out.unread)
    found = (Refusal("file_kept_out" if name else "text_kept_out", (9, None), name) for name in case.kept_out.places)
    return (*found, *unread)


def nobody_unsettled(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Decide on nothing that is about somebody whose matter is still being handled. Source: 第九条.

    Practice: only whoever decides at the end learns that it must wait; a draft that is refused would tell its drafter.
    """
    return (Refusal("must_wait", (9, None)),) if case.kept_out.names_somebody else ()


def grave_explained(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Ask the drafter to remove what must be dealt with, or to say why it may stay. Source: 第九条."""
    left = (one for one in case.check.grave if not one.reason.strip())
    return tuple(Refusal("finding_unexplained", (9, None), about=one.mark) for one in left)


def grave_judged(case: Case, said: Said) -> tuple[Refusal, ...]:
    """Ask the secrecy reviewer for a reasoned verdict on what must be dealt with. Source: 第九条、第十六条（二）."""
    verdicts = said.verdicts or {}
    left = (one for one in case.check.grave if not verdicts.get(one.mark, "").strip())
    return tuple(Refusal("finding_unjudged", (9, None), about=one.mark) for one in left)


def red_lines_answered(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Ask every line of Art. 9; a "yes" can never pass. Source: 第九条."""
    answers = said.red_lines or {}
    missing = tuple(Refusal("red_line_unanswered", (9, None), about=line) for line in RedLine if line not in answers)
    crossed = tuple(
        Refusal("red_line_crossed", (9, None), about=at) for at, yes in answers.items() if yes is Answer.YES
    )
    return missing + crossed


def content_confirmed(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Ask for necessity, accuracy and the source of the facts. Source: 第十六条（二）."""
    asked = {"is_necessary": said.is_necessary, "is_accurate": said.is_accurate, "source_checked": said.source_checked}
    return tuple(Refusal("not_confirmed", (16, 2), about=name) for name, yes in asked.items() if not yes)


def both_passes(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Approve only what passed both reviews in exactly this wording. Source: 第十六条（二）."""
    missing = [kind for kind in PassKind if kind in REVIEWS - case.standing.valid_passes]
    return tuple(Refusal("pass_missing", (16, 2), about=kind) for kind in missing)


def plan_unchanged(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Let the passes hold for the plan they were given on, and for no other. Source: 第十六条（二）."""
    return () if case.plan_unchanged else (Refusal("plan_changed", (16, 2)),)


def acknowledged(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Wait for the spokesperson where the matter is flagged. Source: 第十四条."""
    waiting = case.standing.needs_spokesperson and PassKind.SPOKESPERSON not in case.standing.valid_passes
    return (Refusal("spokesperson_awaited", (14, None)),) if waiting else ()


def fresh_sign_in(case: Case, said: Said) -> tuple[Refusal, ...]:
    """Ask for a fresh sign-in before anything goes to the public. Practice."""
    stale = case.widest is Audience.PUBLIC and not said.signed_in_freshly
    return (Refusal("sign_in_again"),) if stale else ()


def ground_and_date(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Withhold only with a ground and a day, within twelve months, to look again. Source: 第九条."""
    found = [] if said.ground.strip() else [Refusal("no_ground", (9, None), about="ground")]
    day, today = said.re_review_on, said.today
    if day is None or today is None or not today < day <= today + LONGEST_WITHHOLDING:
        found.append(Refusal("bad_re_review_date", (9, None), about="re_review_on"))
    return tuple(found)


def within_window(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Publish within the window of the approval, else ask again. Practice."""
    return () if case.within_window else (Refusal("window_over", (16, 4)),)


def standing_valid(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Publish only for a unit that stands and has a head. Source: 第七条."""
    found = () if case.unit_stands else (Refusal("unit_gone", (7, None)),)
    return found if case.has_head else (*found, Refusal("no_head", (7, None)))


def inner_first(case: Case, said: Said) -> tuple[Refusal, ...]:  # noqa: ARG001
    """Go public only after the Party has had its days, unless the approved plan waives it. Source: 第四条（三）."""
    ladder = case.ladder
    if case.standing.next_audience is not Audience.PUBLIC or ladder.inner_waived or ladder.public_before:
        return ()
    days = -1 if ladder.inner_live_days is None else ladder.inner_live_days
    return () if days >= ladder.inner_days_needed or not ladder.inner_days_needed else (Refusal("inner_first", (4, 3)),)
