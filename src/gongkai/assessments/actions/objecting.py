"""What a unit objects to, and how it is answered. Practice: while there is time, and by nobody of the unit."""

from datetime import datetime
from decimal import Decimal

from django.utils.timezone import localdate

from gongkai.assessments.actions.hold import ground_of, locked, noted, permitted, tell_units
from gongkai.assessments.models import Objection, Score
from gongkai.assessments.queries import objecting_to
from gongkai.assessments.rules.steps import answer_refusals, given_refusals, not_his_own, objecting_bars
from gongkai.assessments.rules.words import Decision, Verb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.notices.actions import tell
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of, persons_of_the_office
from gongkai.scanner.covering import must_not_be_told


@recorded()
def object_to(score: Score, text: str, *, by: Person, at: datetime) -> Objection:
    """Object to one score of one's unit, as its head, once, while there is time. Source: 第七条、第十八条.

    :raises Refused: with every reason.
    """
    held = locked(score.sheet.scheme)
    now, today = _now(score), localdate(at)
    has_one = Objection.objects.filter(score=now).exists()
    facts = objecting_to(now.sheet, duties_of(by, today), today, has_one=has_one)
    missing = [] if text.strip() else [Refusal("text_missing", about="text")]
    leaks = [Refusal("text_leaks", (9, None), "text")] if must_not_be_told(text) else []
    insist(*objecting_bars(facts), *missing, *leaks)
    before = {"before": now.points, "before_reason": now.reason}
    row = Objection.objects.create(score=now, text=text.strip(), by=by, at=at, **before)
    noted("assessment_objected", held, by=by, at=at, unit=now.sheet.unit, indicator=now.indicator.position)
    office = persons_of_the_office(today) - {by.pk}
    tell(office, "assessment_objected", f"assessment_sheet/{now.sheet.public_id}", at=at, title=held.name)
    return row


def _now(score: Score) -> Score:
    return Score.objects.select_related("sheet__scheme", "sheet__unit__taken_over_by", "indicator").get(pk=score.pk)


@recorded()
def reply(
    objection: Objection, decision: Decision, reason: str, *, points: Decimal | None = None, by: Person, at: datetime
) -> None:
    """Say whether an objection stands, and why; if it does, with the points there are now. Practice: S8.

    :raises Refused: with every reason.
    """
    score = _now(objection.score)
    held = locked(score.sheet.scheme)
    row = Objection.objects.get(pk=objection.pk)
    given = points if decision is Decision.UPHELD else row.before
    wrong = given_refusals(given, reason, weight=score.indicator.weight, about="", told=must_not_be_told)
    wrong += answer_refusals(decision, points, before=row.before)
    wrong += not_his_own(is_own_unit=score.sheet.unit_id in ground_of(by, at))
    wrong += [Refusal("answered_already")] if row.answer else []
    permitted(held, Verb.ANSWER, *wrong, by=by, at=at)
    said = {"answer": decision, "answer_text": reason.strip(), "answered_by": by, "answered_at": at}
    Objection.objects.filter(pk=row.pk).update(**said)
    if decision is Decision.UPHELD:
        changed = {"points": points, "reason": reason.strip(), "given_by": by, "given_at": at}
        Score.objects.filter(pk=score.pk).update(**changed)
    noted("assessment_answered", held, by=by, at=at, unit=score.sheet.unit, answer=decision)
    tell_units("assessment_answered", [score.sheet], but=by, at=at)
