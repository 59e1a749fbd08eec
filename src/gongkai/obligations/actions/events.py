"""Entering what happened or changed: from that day the limit of a timely matter runs. Source: 第十七条."""

from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.catalogue.models import Entry
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.actions.hold import locked, noted, permitted, queued
from gongkai.obligations.actions.owing import row_of
from gongkai.obligations.models import Event, Obligation
from gongkai.obligations.queries.timeline import wordings_of
from gongkai.obligations.rules.answers import Entering, Verb, entering_refusals, reason_refusal
from gongkai.obligations.rules.schedule import Wording, after_event, key_of_event, wording_on
from gongkai.obligations.rules.words import State, Why
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of


@recorded()
def enter_event(
    entry: Entry, what: str, *, happened_on: date, kind: TimeKind = TimeKind.TIMELY, by: Person, at: datetime
) -> Obligation:
    """Enter something that happened; it must be made known within the working days that its entry names.

    When it was entered stays visible, so that one can see what was entered late. Source: 第十七条.

    :raises Refused: with every reason: whose task it is, what the entry asks for, days to come or before the catalogue.
    """
    queued(entry.unit, localdate(at))
    said = wordings_of(entry.unit).get(entry.pk, [])
    wording = wording_on(said, happened_on) if said else None
    insist(*entering_refusals(_entering(said, wording, what, happened_on, kind, by, at)))
    columns = {"kind": kind, "what": what.strip(), "happened_on": happened_on, "entered_by": by, "entered_at": at}
    event = Event.objects.create(entry=entry, **columns)
    days = calendar()
    due = after_event(wording, kind, key_of_event(event.public_id), happened_on, days)  # type: ignore[arg-type]
    obligation = Obligation.objects.create(entry=entry, event=event, **row_of(due, days, at))
    noted("event_entered", obligation, by=by, at=at, happened_on=happened_on, unsaid={"what": event.what})
    return obligation


def _entering(
    said: list[Wording], wording: Wording | None, what: str, happened_on: date, kind: TimeKind, by: Person, at: datetime
) -> Entering:
    counted = [one for one in said if kind in one.kinds]
    return Entering(
        roles=duties_of(by, localdate(at)).roles_in(wording.unit) if wording else frozenset(),
        kinds=wording.kinds if wording and not wording.is_over(happened_on) else frozenset(),
        kind=kind,
        what=what,
        happened_on=happened_on,
        in_force_since=counted[0].since if counted else None,
        on=localdate(at),
    )


@recorded()
def void_event(obligation: Obligation, reason: str, *, by: Person, at: datetime) -> None:
    """Take back an event that was entered by mistake: nothing is due for it any more. It stays on record. Practice.

    :raises Refused: with every reason, if ``by`` does not answer for the unit or something is in work for it.
    """
    queued(obligation.entry.unit, localdate(at))
    held = locked(obligation)
    permitted(held, Verb.VOID_EVENT, reason_refusal(reason), by=by, at=at)
    Event.objects.filter(obligation=held).update(void_by=by, void_at=at, void_reason=reason.strip())
    Obligation.objects.filter(pk=held.pk).update(state=State.MOOT, moot_why=Why.EVENT)
    noted("event_voided", held, by=by, at=at, unsaid={"reason": reason.strip()})
