"""Finding a letter again by its sixteen digits: how it stands, its answer, and what its writer may still do. Practice.

The digits come in the body of a form, never in an address: no log and no history gets to know them.
"""

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.utils.timezone import localdate

from gongkai.mailbox import actions
from gongkai.mailbox import queries as mailbox
from gongkai.mailbox.queries import Letter
from gongkai.mailbox.rules.receipts import digits_in, in_groups
from gongkai.mailbox.rules.words import Kind, Outcome
from gongkai.mailbox.rules.writing import follow_up_refusals, rating_refusals, reopening_refusals
from gongkai.measures.refusal import Refusal, Refused
from gongkai.portal.http import Reader, show
from gongkai.portal.letter_words import RATINGS, clock_words, say, step_note, step_words
from gongkai.portal.letterbox import may_ask

UNKNOWN = Refusal("letter_unknown")


def track(request: Reader) -> HttpResponse:
    """Ask for a receipt, and show the letter it belongs to; a wrong one and an unknown one are answered the same."""
    return course(request) if request.method == "POST" else show(request, "letters/track")


def follow_up(request: Reader) -> HttpResponse:
    """Add to a letter what was asked for, or one question more."""
    return _do(request, lambda digits, on: actions.follow_up(digits, request.POST.get("text", ""), on=on))


def rate(request: Reader) -> HttpResponse:
    """Rate the answer."""
    chosen = request.POST.get("rating", "")
    rating = int(chosen) if chosen in {str(one) for one in RATINGS} else 0
    return _do(request, lambda digits, on: actions.rate(digits, rating, request.POST.get("text", ""), on=on))


def reopen(request: Reader) -> HttpResponse:
    """Ask for another answer."""
    return _do(request, lambda digits, on: actions.reopen(digits, request.POST.get("text", ""), on=on))


def _do(request: Reader, act: Callable[[str, date], None]) -> HttpResponse:
    """Let the writer act on his letter; what he typed stays where it was not taken."""
    digits = digits_in(request.POST.get("digits", ""))
    if digits is None or not may_ask():
        return course(request)
    try:
        act(digits, localdate())
    except Refused as refused:
        return course(request, [say(one) for one in refused.refusals], typed=request.POST.get("text", ""))
    return course(request, done=True)


def course(
    request: Reader, complaints: list[str] | None = None, *, typed: str = "", done: bool = False
) -> HttpResponse:
    """Show the letter whose receipt was sent, or say that there is none."""
    digits = digits_in(request.POST.get("digits", ""))
    if not may_ask():
        return show(request, "letters/track", complaints=[say(Refusal("letter_asked_too_often"))], has_errors=True)
    found = mailbox.by_receipt(digits) if digits else None
    if found is None or digits is None:
        return show(request, "letters/track", complaints=[say(UNKNOWN)], has_errors=True)
    said = {"complaints": complaints or [], "has_errors": bool(complaints), "typed": typed, "done": done}
    return show(request, "letters/course", digits=digits, groups=in_groups(digits), **said, **_of(found))


def _of(letter: Letter) -> dict[str, object]:
    stands = mailbox.course_of(letter, localdate())
    return {
        "course": stands,
        "words": mailbox.words_of(letter),
        "promise": clock_words(stands.clock) if stands.clock.step else "",
        "steps": [(step.on, step_words(step), step_note(step)) for step in stands.steps],
        "kind": Kind(letter.kind),
        "answers": [
            (one, mailbox.text_of(one), Outcome(one.outcome) if one.outcome else None) for one in stands.answers
        ],
        "may_follow_up": not follow_up_refusals(stands.standing),
        "may_rate": not rating_refusals(stands.standing),
        "may_reopen": not reopening_refusals(stands.standing),
        "ratings": RATINGS.items(),
    }
