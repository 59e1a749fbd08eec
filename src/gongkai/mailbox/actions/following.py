"""What the writer does later on, by his sixteen digits alone: supplement, follow up, rate, ask to reopen. Practice.

None of it leaves a deed: the internal log knows times, and what a writer does is known by the day alone.
"""

from collections.abc import Callable
from datetime import date

from gongkai.ledger.actions import recorded
from gongkai.mailbox.actions.hold import UNKNOWN, changed, locked, stepped
from gongkai.mailbox.models import Answer, Letter
from gongkai.mailbox.queries.opened import sealed_for, text_of
from gongkai.mailbox.queries.readers import by_receipt, standing_of
from gongkai.mailbox.rules.words import Deed, Kind, PauseWhy, State
from gongkai.mailbox.rules.writing import (
    BEST,
    Standing,
    follow_up_refusals,
    rating_refusals,
    reopening_refusals,
    text_refusals,
)
from gongkai.measures.refusal import Refusal, insist


@recorded()
def follow_up(digits: str, text: str, *, on: date) -> None:
    """Add to a letter: what it was asked to be supplemented by, and then the clock goes on; or one question more.

    :raises Refused: with every reason.
    """
    held = _of(digits, follow_up_refusals, on, *text_refusals(text))
    asked = held.pauses.filter(why=PauseWhy.SUPPLEMENT, ended_on=None)
    is_supplement = bool(asked.update(ended_on=on))
    what = Deed.SUPPLEMENTED if is_supplement else Deed.FOLLOWED_UP
    stepped(held, what, on=on, words=text, is_for_writer=True)
    changed(held, on, has_news=True, **({} if is_supplement else {"followed_up": True}))
    Letter.objects.filter(merged=held).update(has_news=True)


@recorded()
def rate(digits: str, rating: int, comment: str = "", *, on: date) -> None:
    """Rate an answer, once, from 1 to 5.

    :raises Refused: with every reason.
    """
    wrong = [] if 1 <= rating <= BEST else [Refusal("letter_rating_missing")]
    held = _of(digits, rating_refusals, on, *wrong, *(text_refusals(comment) if comment.strip() else ()))
    stepped(held, Deed.RATED, on=on, words=comment, is_for_writer=True)
    changed(held, on, rating=rating)


@recorded()
def reopen(digits: str, reason: str, *, on: date) -> None:
    """Ask for another answer, once: the letter goes back to whoever answered it, and its clock begins anew.

    :raises Refused: with every reason.
    """
    held = _of(digits, reopening_refusals, on, *text_refusals(reason))
    unit = held.unit
    if held.merged_into is not None:
        unit = held.merged_into.unit
        _keep_its_answer(held, held.merged_into)
    back = State.ASSIGNED if unit or held.kind == Kind.REPORT else State.RECEIVED
    stepped(held, Deed.REOPENED, on=on, words=reason, is_for_writer=True)
    again = {"answered_on": None, "closed_on": None, "rating": None, "is_extended": False, "merged_into": None}
    changed(held, on, state=back, unit=unit, reopened_on=on, has_news=True, **again)


def _keep_its_answer(held: Letter, other: Letter) -> None:
    """Keep what answered a merged letter as its own answer, under its own key."""
    for answer in other.answers.filter(answered_on__isnull=False).select_related("letter"):
        kept = {
            name: getattr(answer, name) for name in ("round", "outcome", "correction", "approved_by", "answered_on")
        }
        Answer.objects.create(letter=held, sealed=sealed_for(held, text_of(answer).encode()), **kept)


def _of(digits: str, rule: Callable[[Standing], tuple[Refusal, ...]], on: date, *also: Refusal) -> Letter:
    """Return the letter of a receipt, locked, if its writer may do this.

    :raises Refused: with every reason; a wrong receipt and an unknown one are answered the same.
    """
    found = by_receipt(digits)
    if found is None:
        insist(UNKNOWN)
    held = locked(found)  # type: ignore[arg-type]
    insist(*rule(standing_of(held, on)), *also)
    return held
