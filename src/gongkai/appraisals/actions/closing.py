"""Closing an appraisal when its last day is over, calling one off, and letting members see what came of it."""

from dataclasses import asdict
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.appraisals.actions.hold import locked, noted, permitted
from gongkai.appraisals.models import Appraisal, Box, Roll
from gongkai.appraisals.queries import due_on, electors
from gongkai.appraisals.rules.tally import result_of
from gongkai.appraisals.rules.words import AppraisalState, Verb
from gongkai.appraisals.sealing import tally_in
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs.models import Person
from gongkai.orgs.queries import holders, persons_of_the_office
from gongkai.scanner.covering import must_not_be_told


def run_due(at: datetime) -> int:
    """Close the appraisals whose last day is over; returns how many there were."""
    due = list(due_on(localdate(at)))
    for appraisal in due:
        _close(appraisal, at)
    return len(due)


@recorded()
def _close(appraisal: Appraisal, at: datetime) -> None:
    """Freeze what may be known, destroy the roll and the box, and tell whoever reads the result. Source: 第十八条."""
    held = locked(appraisal)
    if held.state != AppraisalState.OPEN:
        return
    tally = tally_in(Box.objects.get(appraisal=held), str(held.public_id))
    entitled = electors(held.unit, list(held.groups.all()), held.ends_on).count()
    result = result_of(tally, entitled=entitled)
    kept = asdict(result) if result else None
    Appraisal.objects.filter(pk=held.pk).update(state=AppraisalState.CLOSED, closed_at=at, result=kept)
    _destroy(held)
    unsaid = {"result": kept} if kept else {}
    noted("appraisal_closed", held, by=None, at=at, unsaid=unsaid)
    heads = holders([held.unit_id], [Role.HEAD], localdate(at)).values_list("person_id", flat=True)
    said = {"unit": held.unit.short_name, "year": str(held.year)}
    tell({*heads, *persons_of_the_office(localdate(at))}, "appraisal_closed", _subject(held), at=at, **said)


def _destroy(held: Appraisal) -> None:
    Roll.objects.filter(appraisal=held).delete()
    Box.objects.filter(appraisal=held).delete()


def _subject(held: Appraisal) -> str:
    return f"appraisal/{held.public_id}"


@recorded()
def call_off(appraisal: Appraisal, reason: str, *, by: Person, at: datetime) -> None:
    """Call an appraisal off; what was voted is destroyed unread. Practice.

    :raises Refused: with every reason.
    """
    held = locked(appraisal)
    missing = [] if reason.strip() else [Refusal("text_missing", about="reason")]
    leaks = [Refusal("text_leaks", (9, None), "reason")] if must_not_be_told(reason) else []
    permitted(held, Verb.CALL_OFF, *missing, *leaks, by=by, at=at)
    over = {"state": AppraisalState.CALLED_OFF, "over_reason": reason.strip()}
    Appraisal.objects.filter(pk=held.pk).update(**over)
    _destroy(held)
    noted("appraisal_called_off", held, by=by, at=at, reason=reason.strip())


@recorded()
def publish(appraisal: Appraisal, *, by: Person, at: datetime) -> None:
    """Let those who could vote see the result. Source: 第四条（二）、第十八条.

    :raises Refused: with every reason.
    """
    held = locked(appraisal)
    permitted(held, Verb.PUBLISH, by=by, at=at)
    Appraisal.objects.filter(pk=held.pk).update(published_by=by, published_at=at)
    noted("appraisal_published", held, by=by, at=at)
