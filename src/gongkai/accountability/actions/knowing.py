"""Who is let know of a case, from when until when and why; and that every look is kept. Practice: need to know."""

from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.accountability.actions.hold import REGISTER, entered, locked, permitted
from gongkai.accountability.models import Case, Knower, Look
from gongkai.accountability.queries.opened import sealed_for
from gongkai.accountability.queries.standing import is_concerned
from gongkai.accountability.rules.words import Looked, Verb
from gongkai.accountability.rules.writing import admission_refusals, text_refusals
from gongkai.ledger.actions import recorded
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import administration_of, duties_of


@recorded()
def admit(case: Case, person: Person, reason: str, *, until: date, by: Person, at: datetime) -> Knower:
    """Put somebody on the list of a case, from today to a day, with a reason. Practice: need to know.

    :raises Refused: with every reason; nobody concerned, nor an administrator, is ever on it.
    """
    held, today = locked(case), localdate(at)
    wrong = admission_refusals(
        is_concerned=is_concerned(held, person, today),
        administers=bool(administration_of(person)),
        has_post=bool(duties_of(person, today).posts),
        knows_already=held.knowers.filter(person=person, ended_on=None).exists(),
        until=until,
        today=today,
    )
    to = permitted(held, Verb.ADMIT, *wrong, *text_refusals({"reason": reason}), by=by, at=at)
    row = {"since": today, "until": until, "sealed": sealed_for(held, reason.strip().encode())}
    made = Knower.objects.create(case=held, person=person, by=by, **row)
    entered(held, Verb.ADMIT, to, by=by, at=at)
    return made


@recorded()
def dismiss(knower: Knower, *, by: Person, at: datetime) -> None:
    """Take somebody off the list of a case; that he was on it stays. Practice: need to know.

    :raises Refused: with every reason.
    """
    held = locked(knower.case)
    to = permitted(held, Verb.DISMISS, by=by, at=at)
    Knower.objects.filter(pk=knower.pk, ended_on=None).update(ended_on=localdate(at), ended_by=by)
    entered(held, Verb.DISMISS, to, by=by, at=at)


@recorded()
def keep_look(case: Case, what: Looked, *, by: Person, at: datetime) -> None:
    """Keep that somebody looked at a case before he is shown it. Practice: every look is kept.

    :raises Refused: if the log cannot be written: what cannot be kept is not shown.
    """
    Look.objects.create(case=case, what=what, person=by, at=at)
    unsaid = {"case": str(case.public_id), "verb": str(what), "who": by}
    did("register_looked", REGISTER, by=None, at=at, unsaid=unsaid)
