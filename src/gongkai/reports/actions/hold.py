"""Locking a report, going on only if nothing stands against it, keeping what was counted, recording what was done."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from gongkai.measures.refusal import Refusal
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of, holders
from gongkai.reports.models import Report, Value
from gongkai.reports.queries import counted, standing_of
from gongkai.reports.rules.steps import WRITERS, permit
from gongkai.reports.rules.words import Kind, ReportState, Verb


def locked(report: Report) -> Report:
    """Return a report as it is now, locked for the rest of the transaction."""
    rows = Report.objects.select_for_update(of=("self",))
    return rows.select_related("unit__taken_over_by").get(pk=report.pk)


def permitted(held: Report, verb: Verb, *also: Refusal, by: Person, at: datetime) -> ReportState:
    """Go on only if somebody may do this about a report; return the state it leads to.

    :raises Refused: with every reason against it.
    """
    return permit(verb, standing_of(held, duties_of(by, localdate(at))), *also)


def put_values(held: Report, by: Person, at: datetime) -> None:
    """Count everything and keep it instead of what was kept: part of an act that is recorded."""
    hidden = frozenset(_readers(held, at))
    found = counted(held, at, hidden)
    held.values.all().delete()
    Value.objects.bulk_create(
        Value(
            report=held,
            code=one.code,
            unit_id=one.unit,
            label=one.label[:200],
            part=one.value.part if one.value else None,
            whole=one.value.whole if one.value else None,
        )
        for one in found
    )
    Report.objects.filter(pk=held.pk).update(as_of=at, measured_by=by, hidden_from=sorted(hidden))


def _readers(held: Report, at: datetime) -> set[int]:
    """Return who reads a report in its unit: they do not learn, by a number either, who complained of them. S5."""
    if held.unit is None:
        return set()
    posts = holders([held.unit.answering.pk], WRITERS[Kind.UNIT], localdate(at))
    return set(posts.values_list("person_id", flat=True))


def noted(what: str, held: Report, *, by: Person, at: datetime, **told: Any) -> None:  # noqa: ANN401
    """Record for the auditor what somebody did about a report, by codes alone."""
    did(what, f"report/{held.public_id}", by=by, at=at, unit=held.unit, span=held.span, **told)
