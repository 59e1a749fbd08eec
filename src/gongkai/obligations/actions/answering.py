"""Answering an obligation otherwise: putting it off, or stating that there is nothing to make known."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused
from gongkai.obligations.actions.hold import locked, noted, permitted
from gongkai.obligations.actions.telling import tell_about
from gongkai.obligations.models import Deferral, Obligation, Shift, Statement
from gongkai.obligations.queries.facts import UNDECIDED
from gongkai.obligations.rules.answers import Verb, ground_refusal, re_review_refusal, reason_refusal
from gongkai.obligations.rules.words import State, Why
from gongkai.orgs.models import Person
from gongkai.policy.queries import effective
from gongkai.policy.rules import Setting


@recorded()
def ask_deferral(obligation: Obligation, ground: str, *, re_review_on: date, by: Person, at: datetime) -> Deferral:
    """Ask the office to let an obligation be put off. Until it agrees, the limit runs on. Source: 第九条.

    :raises Refused: with every reason.
    """
    held = locked(obligation)
    against = (ground_refusal(ground), re_review_refusal(re_review_on, localdate(at)))
    permitted(held, Verb.ASK_DEFERRAL, *against, by=by, at=at)
    said = {"ground": ground.strip(), "re_review_on": re_review_on, "asked_by": by, "asked_at": at}
    try:
        with transaction.atomic():
            asked = Deferral.objects.create(obligation=held, **said)
    except IntegrityError as taken:
        raise Refused([Refusal("deferral_asked", (9, None))]) from taken
    tell_about(held, "deferral_asked", is_for_the_office=True, at=at, but=by)
    noted("deferral_asked", held, by=by, at=at, re_review_on=re_review_on, unsaid={"ground": ground.strip()})
    return asked


@recorded()
def approve_deferral(obligation: Obligation, *, re_review_on: date, by: Person, at: datetime) -> None:
    """Agree, for the office, that an obligation is put off until it is looked at again. Source: 第九条.

    :raises Refused: with every reason; nobody agrees to what he asked for himself.
    """
    held = locked(obligation)
    permitted(held, Verb.APPROVE_DEFERRAL, re_review_refusal(re_review_on, localdate(at)), by=by, at=at)
    asked = Deferral.objects.filter(UNDECIDED, obligation=held)
    asked.update(approved_by=by, approved_at=at, re_review_on=re_review_on)
    Obligation.objects.filter(pk=held.pk).update(state=State.DEFERRED)
    tell_about(held, "deferral_approved", at=at, but=by)
    noted("deferral_approved", held, by=by, at=at, re_review_on=re_review_on)


@recorded()
def refuse_deferral(obligation: Obligation, reason: str, *, by: Person, at: datetime) -> None:
    """Answer, for the office, that an obligation is not put off, and why. Source: 第九条.

    :raises Refused: with every reason.
    """
    held = locked(obligation)
    permitted(held, Verb.REFUSE_DEFERRAL, reason_refusal(reason), by=by, at=at)
    said = {"refused_by": by, "refused_at": at, "answer": reason.strip()}
    Deferral.objects.filter(UNDECIDED, obligation=held).update(**said)
    tell_about(held, "deferral_refused", at=at, but=by)
    noted("deferral_refused", held, by=by, at=at, unsaid={"reason": reason.strip()})


@recorded()
def end_deferral(obligation: Obligation, *, by: Person, at: datetime) -> None:
    """Take up again what was put off: it falls due after the working days of its entry, from today. Source: 第十七条.

    :raises Refused: with every reason.
    """
    held = locked(obligation)
    permitted(held, Verb.END_DEFERRAL, by=by, at=at)
    days, today = calendar(), localdate(at)
    due_on = max(
        held.due_on, days.add(today, held.item.working_days or effective(Setting.TIMELY_DAYS, held.unit_id, today))
    )
    tables = days.name(today, due_on)
    Deferral.objects.filter(obligation=held, refused_at=None, ended_at=None).update(ended_by=by, ended_at=at)
    moved = {"before": held.due_on, "after": due_on, "tables_before": held.calendar, "tables_after": tables}
    Shift.objects.create(obligation=held, why=Why.DEFERRAL, at=at, **moved)
    again = {"state": State.OPEN, "due_on": due_on, "calendar": tables, "reminded": None, "disclosure": None}
    again |= {"is_fixed": True}
    Obligation.objects.filter(pk=held.pk).update(is_provisional=not days.is_official(due_on), **again)
    tell_about(held, "deferral_ended", at=at, but=by)
    noted("deferral_ended", held, by=by, at=at, due_on=(held.due_on, due_on))


@recorded()
def state_nothing(obligation: Obligation, reason: str, *, by: Person, at: datetime) -> None:
    """State, as the head, that a period has nothing to make known. Practice: 本期无.

    :raises Refused: with every reason; only periods may have nothing, and nothing may be in work for it.
    """
    held = locked(obligation)
    permitted(held, Verb.STATE_NOTHING, reason_refusal(reason), by=by, at=at)
    Statement.objects.create(obligation=held, reason=reason.strip(), by=by, at=at)
    Obligation.objects.filter(pk=held.pk).update(state=State.NOTHING_TO_REPORT)
    noted("nothing_stated", held, by=by, at=at, unsaid={"reason": reason.strip()})
