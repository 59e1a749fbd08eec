"""The disclosures of the sample school, step by step in the order in which everything happened."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from gongkai.channels import actions as channels
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Revision
from gongkai.disclosures.queries import check_of, found_when_proposed
from gongkai.disclosures.rules.words import Alarm
from gongkai.measures.vocabulary import Answer, RedLine
from gongkai.notices.actions import mark_read
from gongkai.obligations import actions as obligations
from gongkai.orgs.models import Person
from gongkai.samples import story
from gongkai.samples.actions.beside import prove, take_down
from gongkai.samples.actions.drafting import correct, draft
from gongkai.samples.actions.world import World
from gongkai.samples.story import Step, Told, morning

Act = Callable[..., None]
"""An action of the chapter that takes a revision, who, when and what the story says more."""


def replay(world: World) -> None:
    """Let everything happen, with the clock run at the beginning of every day on which something did."""
    revisions: dict[str, Revision] = {}
    today = None
    for told, step in story.in_order(world.story.disclosures()):
        if step.at.date() != today:
            today = step.at.date()
            disclosures.run_due(morning(today))
            obligations.run_due(morning(today))
            obligations.settle(morning(today))
            channels.run_due(morning(today))
        revisions[told.key] = _take(world, told, step, revisions.get(told.key))


def _take(world: World, told: Told, step: Step, revision: Revision | None) -> Revision:
    """Take one step and return the revision that is in work after it; what its author was told he has then read."""
    by = world.people[step.by]
    if revision is None:
        return draft(world, told, by=by, at=step.at)
    if step.do == "correct":
        return correct(world, told, step, revision, by=by)
    if step.do in ELSEWHERE:
        ELSEWHERE[step.do](world, revision, by=by, at=step.at, **step.more)
    else:
        ACTS[step.do](revision, by=by, at=step.at, **step.more)
    mark_read(by, at=step.at, subject=f"disclosure/{revision.disclosure.public_id}")
    return revision


def _propose(revision: Revision, *, by: Person, at: datetime, may_stay: str = "") -> None:
    """Put a draft up; ``may_stay`` is what its drafter says about all that must be dealt with."""
    grave = [one.mark for one in check_of(revision).found if one.is_grave and not one.reason] if may_stay else []
    disclosures.explain(revision, dict.fromkeys(grave, may_stay), by=by, at=at)
    disclosures.propose(revision, by=by, at=at)


def _pass_secrecy(revision: Revision, *, by: Person, at: datetime, verdict: str = "", **more: Any) -> None:  # noqa: ANN401
    nothing = dict.fromkeys(RedLine, Answer.NO)
    verdicts = {one.mark: verdict for one in found_when_proposed(revision) if one.is_grave}
    disclosures.pass_secrecy(revision, by=by, at=at, red_lines=nothing, verdicts=verdicts, **more)


def _pass_content(revision: Revision, *, by: Person, at: datetime, **more: Any) -> None:  # noqa: ANN401
    disclosures.pass_content(revision, by=by, at=at, is_necessary=True, is_accurate=True, source_checked=True, **more)


def _approve(revision: Revision, *, by: Person, at: datetime, **more: Any) -> None:  # noqa: ANN401
    disclosures.approve(revision, by=by, at=at, signed_in_at=at, **more)


def _send_back(revision: Revision, *, by: Person, at: datetime, reason: str, marks: list[str]) -> None:
    disclosures.send_back(revision, by=by, at=at, reason=reason, anchors=marks)


def _suspend(revision: Revision, *, by: Person, at: datetime, reason: str, alarm: str) -> None:
    disclosures.suspend(revision, by=by, at=at, reason=reason, alarm=Alarm(alarm))


ACTS: dict[str, Act] = {
    "propose": _propose,
    "pass_secrecy": _pass_secrecy,
    "pass_content": _pass_content,
    "acknowledge": disclosures.acknowledge,
    "approve": _approve,
    "send_back": _send_back,
    "withhold": disclosures.withhold,
    "cancel": disclosures.cancel,
    "publish": disclosures.publish,
    "suspend": _suspend,
    "ask_restore": disclosures.ask_restore,
    "restore": disclosures.restore,
    "withdraw": disclosures.withdraw,
}
"""What each word of the story does."""
ELSEWHERE: dict[str, Act] = {"prove": prove, "take_down": take_down}
"""What each word of the story does with what was told on paper or aloud."""
