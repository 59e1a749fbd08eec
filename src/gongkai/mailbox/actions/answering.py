"""Answering: drafted, submitted to the head, approved by another. Source: 第四条（二）、第七条."""

from datetime import datetime

from django.db.models import Max
from django.utils.timezone import localdate

from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import changed, locked, noted, permitted, stepped
from gongkai.mailbox.actions.telling import tell_of_letter
from gongkai.mailbox.models import Answer, Letter
from gongkai.mailbox.queries.facts import draft_of, head_may_approve
from gongkai.mailbox.queries.opened import sealed_for
from gongkai.mailbox.rules.steps import answer_refusals, goes_to_office, reason_refusal
from gongkai.mailbox.rules.words import Kind, Outcome, State, Verb
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Person


@recorded()
def save_answer(
    letter: Letter,
    text: str,
    *,
    by: Person,
    at: datetime,
    version: int,
    outcome: Outcome | None = None,
    correction: Revision | None = None,
) -> Answer:
    """Save the draft of an answer; ``version`` is the letter as it was read.

    Source: 第四条（二）.

    :raises Refused: with every reason, or if somebody else saved meanwhile.
    """
    held, on = locked(letter), localdate(at)
    against = answer_refusals(Kind(held.kind), text, outcome, links_correction=_puts_right(held, correction))
    permitted(held, Verb.SAVE_ANSWER, *against, by=by, at=at, version=version)
    last = held.answers.aggregate(last=Max("round"))["last"] or 0
    draft = draft_of(held) or Answer(letter=held, round=last + 1)
    draft.sealed = sealed_for(held, text.strip().encode())
    draft.outcome, draft.correction = outcome or "", correction
    draft.save()
    draft.writers.add(by)
    stepped(held, Verb.SAVE_ANSWER, on=on, by=by)
    changed(held, on, state=State.DRAFTING)
    noted("letter_answer_saved", held, by=by, at=at)
    return draft


def _puts_right(held: Letter, correction: Revision | None) -> bool:
    """Tell whether a revision is a correction, made known, of what the letter is about."""
    if correction is None or correction.corrects_id is None or correction.stage != Stage.PUBLISHED:
        return False
    return held.about_id in {None, correction.disclosure_id}


@recorded()
def send_up(letter: Letter, *, by: Person, at: datetime, version: int) -> None:
    """Submit an answer: to the head, or to the office where no head may decide. Source: 第七条.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.SEND_UP, by=by, at=at, version=version)
    is_report = held.kind == Kind.REPORT
    up = not is_report and goes_to_office(head_may_approve=head_may_approve(held, on))
    stepped(held, Verb.SEND_UP, on=on, by=by)
    changed(held, on, state=State.WITH_OFFICE if up else State.WITH_HEAD)
    tell_of_letter(held, "letter_sent_up", at=at, but=by, roles=() if up else (Role.HEAD,), office=up)
    noted("letter_sent_up", held, by=by, at=at, state=held.state)


@recorded()
def approve_answer(letter: Letter, *, by: Person, at: datetime, version: int) -> None:
    """Let an answer go to the writer; ``version`` is the letter as it was read. Source: 第七条、第十四条.

    :raises Refused: with every reason; nobody approves what he wrote, nor what complains of him.
    """
    held, on = locked(letter), localdate(at)
    permitted(held, Verb.APPROVE_ANSWER, by=by, at=at, version=version)
    Answer.objects.filter(letter=held, answered_on=None).update(approved_by=by, answered_on=on)
    stepped(held, Verb.APPROVE_ANSWER, on=on, by=by, is_for_writer=True)
    changed(held, on, state=State.ANSWERED, answered_on=on, rating=None)
    noted("letter_answered", held, by=by, at=at)


@recorded()
def send_answer_back(letter: Letter, reason: str, *, by: Person, at: datetime) -> None:
    """Give an answer back to whoever drafts it, with a reason. Source: 第七条.

    :raises Refused: with every reason.
    """
    held, on = locked(letter), localdate(at)
    missing: Refusal | None = reason_refusal(reason)
    permitted(held, Verb.SEND_ANSWER_BACK, missing, by=by, at=at)
    stepped(held, Verb.SEND_ANSWER_BACK, on=on, by=by, words=reason)
    changed(held, on, state=State.DRAFTING)
    tell_of_letter(held, "letter_answer_sent_back", at=at, but=by, roles=(Role.DRAFTER,))
    noted("letter_answer_sent_back", held, by=by, at=at)
