"""Making a result final, and calling an assessment off before it is. Source: 第十八条."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.assessments.actions.hold import locked, noted, permitted, tell_units
from gongkai.assessments.actions.scoring import sheets_of
from gongkai.assessments.models import Scheme, Sheet
from gongkai.assessments.queries import table_of, total_of, unanswered_count
from gongkai.assessments.rules.steps import ready_to_freeze
from gongkai.assessments.rules.words import SHOWN, Verb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Person
from gongkai.scanner.covering import must_not_be_told


@recorded()
def freeze(scheme: Scheme, *, by: Person, at: datetime) -> None:
    """Make the result final: neither the program nor the database lets it be changed after. Source: 第十八条.

    :raises Refused: with every reason.
    """
    held = locked(scheme)
    left = ready_to_freeze(until=held.objections_until, unanswered=unanswered_count(held), on=localdate(at))
    state = permitted(held, Verb.FREEZE, *left, by=by, at=at)
    for sheet, scores in table_of(held):
        Sheet.objects.filter(pk=sheet.pk).update(total=total_of(scores))
    Scheme.objects.filter(pk=held.pk).update(state=state, frozen_by=by, frozen_at=at)
    noted("assessment_frozen", held, by=by, at=at)
    tell_units("assessment_frozen", sheets_of(held), but=by, at=at)


@recorded()
def call_off(scheme: Scheme, reason: str, *, by: Person, at: datetime) -> None:
    """Call an assessment off, whatever was scored; what was stays on record. Practice.

    :raises Refused: with every reason.
    """
    held = locked(scheme)
    wrong = [] if reason.strip() else [Refusal("text_missing", about="reason")]
    wrong += [Refusal("text_leaks", (9, None), "reason")] if must_not_be_told(reason) else []
    state = permitted(held, Verb.CALL_OFF, *wrong, by=by, at=at)
    Scheme.objects.filter(pk=held.pk).update(state=state, off_reason=reason.strip())
    noted("assessment_called_off", held, by=by, at=at, reason=reason.strip())
    if held.state in SHOWN:
        tell_units("assessment_called_off", sheets_of(held), but=by, at=at)
