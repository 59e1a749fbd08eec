"""Working out what falls due, unit by unit; safe to run any number of times. Source: 第十七条."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from gongkai.calendars.queries import Calendar, calendar
from gongkai.ledger.actions import recorded
from gongkai.measures.vocabulary import TimeKind
from gongkai.obligations.actions.hold import queued
from gongkai.obligations.actions.owing import row_of
from gongkai.obligations.models import Deferral, Event, Horizon, Obligation, Shift, Transfer
from gongkai.obligations.queries.timeline import bases, wordings_of
from gongkai.obligations.rules.reconciling import Changes, Kept, Named, reconcile
from gongkai.obligations.rules.schedule import (
    Due,
    Wording,
    after_event,
    expected,
    is_standing,
    key_of_event,
    stands_again,
    wording_on,
)
from gongkai.obligations.rules.words import State, Why
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Unit

AHEAD = timedelta(days=400)
"""How far ahead what falls due is known. Practice."""
SLACK = timedelta(days=35)
"""How much farther it is worked out, so that it need not be done again every day."""
BATCH = 500
TOLD_ANEW = (
    "state", "moot_why", "reminded", "kind", "item", "unit", "counted_from", "due_on", "calendar", "is_provisional",
    "is_fixed",
)  # fmt: skip


def run_due(at: datetime) -> int:
    """Work out anew what falls due where catalogue, calendar or day ask for it; returns in how many units."""
    days, today = calendar(), localdate(at)
    reached = {row.unit_id: row for row in Horizon.objects.all()}
    stale = [
        unit
        for unit, basis in bases(days).items()
        if unit not in reached or reached[unit].basis != basis or reached[unit].until < today + AHEAD
    ]
    for unit in Unit.objects.filter(pk__in=stale):
        generate(unit, days=days, at=at)
    return len(stale)


@recorded()
def generate(unit: Unit, *, days: Calendar, at: datetime) -> Changes:
    """Work out what falls due by a unit's catalogues, 400 days ahead, and write what has changed. Source: 第十七条.

    What is met stays met, what is overdue stays overdue; open due days that move are kept on record, old and new.
    """
    today = localdate(at)
    basis = bases(days, [unit]).get(unit.pk, "")
    until = max(queued(unit, today).until, today + AHEAD + SLACK)
    wordings = wordings_of(unit)
    wanted, events = _wanted(wordings, until, days)
    tables = {name: days.name(due.counted_from, due.due_on) for name, due in wanted.items()}
    changes = reconcile(wanted, _kept(wordings), tables, today)
    _create(changes, events, days, at)
    _tell_anew(changes, events, days, at)
    _set_moot(changes, at)
    Horizon.objects.filter(unit=unit).update(until=until, basis=basis)
    if changes.told_anew or changes.moot:
        did("obligations_moved", unit, by=None, at=at, moved=len(changes.told_anew), moot=len(changes.moot))
    return changes


def _wanted(
    wordings: Mapping[int, list[Wording]], until: date, days: Calendar
) -> tuple[dict[Named, Due], dict[str, Event]]:
    wanted = {(entry, due.key): due for entry, said in wordings.items() for due in expected(said, until, days)}
    events = {key_of_event(event.public_id): event for event in Event.objects.filter(entry__in=wordings, void_at=None)}
    for key, event in events.items():
        said = wordings[event.entry_id]
        if said:
            wording = wording_on(said, event.happened_on)
            wanted[event.entry_id, key] = after_event(wording, TimeKind(event.kind), key, event.happened_on, days)
    return wanted, events


def _kept(wordings: Mapping[int, list[Wording]]) -> dict[Named, Kept]:
    """Return what is kept of the entries, locked: what is met meanwhile must not be written over.

    What fell due anew after it was taken down is left alone for as long as its entry is to stand.
    """
    rows = Obligation.objects.select_for_update(of=("self",)).filter(entry__in=list(wordings)).order_by("pk")
    said = ("entry_id", "key", "pk", "state", "due_on", "item_id", "unit_id", "calendar", "is_fixed")
    return {
        (entry, key): Kept(pk, State(state), due_on, item, owes, tables, is_fixed)
        for entry, key, pk, state, due_on, item, owes, tables, is_fixed in rows.values_list(*said)
        if not (stands_again(key) and is_standing(wordings[entry]))
    }


def _create(changes: Changes, events: dict[str, Event], days: Calendar, at: datetime) -> None:
    rows = (_row(name, due, events, days, at) for name, due in changes.new)
    Obligation.objects.bulk_create(rows, batch_size=BATCH)


def _row(name: Named, due: Due, events: dict[str, Event], days: Calendar, at: datetime) -> Obligation:
    return Obligation(entry_id=name[0], event=events.get(name[1]), **row_of(due, days, at))


def _tell_anew(changes: Changes, events: dict[str, Event], days: Calendar, at: datetime) -> None:
    """Write rows that are there anew, as one insertion that meets them all: several times as fast as an update."""
    rows, shifts, transfers = [], [], []
    for name, kept, due in changes.told_anew:
        row = _row(name, due, events, days, at)
        row.pk = kept.pk
        rows.append(row)
        if kept.due_on != due.due_on:
            why = Why.CALENDAR if kept.item == due.item and kept.state is State.OPEN else Why.CATALOGUE
            moved = {"before": kept.due_on, "after": due.due_on, "tables_before": kept.calendar, "why": why, "at": at}
            shifts.append(Shift(obligation_id=kept.pk, tables_after=row.calendar, **moved))
        if kept.unit != due.unit:
            owed = {"before_id": kept.unit, "after_id": due.unit, "why": Why.CATALOGUE, "at": at}
            transfers.append(Transfer(obligation_id=kept.pk, **owed))
    Obligation.objects.bulk_create(
        rows, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=TOLD_ANEW
    )
    Shift.objects.bulk_create(shifts, batch_size=BATCH)
    Transfer.objects.bulk_create(transfers, batch_size=BATCH)


def _set_moot(changes: Changes, at: datetime) -> None:
    """Set moot what no longer applies; what was asked or agreed about putting it off is over with it."""
    gone = [kept.pk for kept in changes.moot]
    still = Obligation.objects.filter(pk__in=gone, state__in=[State.OPEN, State.DEFERRED])
    still.update(state=State.MOOT, moot_why=Why.CATALOGUE)
    Deferral.objects.filter(obligation__in=gone, refused_at=None, ended_at=None).update(ended_at=at)
