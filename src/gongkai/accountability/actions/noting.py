"""Entering a case into the register, and going on writing it; both limbs may come one after the other. 第二十条."""

import secrets
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.accountability.actions.hold import entered, locked, permitted
from gongkai.accountability.actions.protecting import guard_those_concerned
from gongkai.accountability.models import Answer, Case
from gongkai.accountability.queries.opened import CASES, Words, name_of, sealed_words, words_of
from gongkai.accountability.queries.standing import may_note
from gongkai.accountability.rules.words import CaseStage, Verb
from gongkai.accountability.rules.writing import Written, written_refusals
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.sealing.lock import new_key


@recorded()
def note(
    written: Written,
    unit: Unit,
    person: Person | None,
    *,
    concerns_unit: bool,
    by: Person,
    at: datetime,
    hint: str = "",
) -> Case:
    """Enter a case; ``hint`` is what it was noted from. Nothing follows from it until it is opened. Source: 第二十条.

    :raises Refused: with every reason; whoever is concerned, or belongs to the unit, cannot keep it.
    """
    on = localdate(at)
    is_free = may_note(duties_of(by, on), unit, person, on)
    wrong = written_refusals(written, concerns_somebody=concerns_unit or person is not None)
    answered = Refusal("hint_answered") if hint and Answer.objects.filter(hint=hint).exists() else None
    insist(None if is_free else Refusal("keeper_is_concerned", (20, None)), *wrong, answered)
    case = Case(unit=unit, person=person, concerns_unit=concerns_unit, ground=written.ground, keeper=by, noted_at=at)
    case.number, case.hint = _free_number(at), hint
    case.key = new_key(CASES, name_of(case))
    case.sealed = sealed_words(case, Words(written.happened.strip(), written.consequence.strip()))
    case.save()
    if hint:
        Answer.objects.create(hint=hint, case=case, by=by, at=at)
    guard_those_concerned(case, at=at)
    entered(case, Verb.NOTE, CaseStage.NOTED, by=by, at=at)
    case.refresh_from_db()
    return case


def _free_number(at: datetime) -> str:
    """Return a number that tells the year, and not how many cases there are."""
    number = f"{localdate(at).year}-{secrets.token_hex(3).upper()}"
    return _free_number(at) if Case.objects.filter(number=number).exists() else number


@recorded()
def write_anew(case: Case, written: Written, *, by: Person, at: datetime, version: int) -> None:
    """Write a case anew as long as it is only noted; ``version`` is the case as it was read. Source: 第二十条.

    :raises Refused: with every reason.
    """
    held = locked(case)
    to = permitted(held, Verb.WRITE, *written_refusals(written, concerns_somebody=True), by=by, at=at, version=version)
    words = Words(written.happened.strip(), written.consequence.strip(), words_of(held).number)
    Case.objects.filter(pk=held.pk).update(ground=written.ground, sealed=sealed_words(held, words))
    entered(held, Verb.WRITE, to, by=by, at=at)


@recorded()
def take_over(case: Case, *, by: Person, at: datetime) -> None:
    """Keep a case in another keeper's place, who has gone, or is concerned by now. Practice.

    :raises Refused: with every reason.
    """
    held = locked(case)
    to = permitted(held, Verb.TAKE_OVER, by=by, at=at)
    Case.objects.filter(pk=held.pk).update(keeper=by)
    entered(held, Verb.TAKE_OVER, to, by=by, at=at)
