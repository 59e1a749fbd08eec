"""Announcing an inspection, looking at one thing after the other, and serving what was found. Source: 第十九条."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.calendars.queries import calendar
from gongkai.inspections.actions.hold import (
    answerable,
    belongs_to,
    line,
    locked,
    next_number,
    noted,
    permitted,
    tell_people,
)
from gongkai.inspections.models import Check, Finding, Inspection, Item, RectificationNotice
from gongkai.inspections.queries import earlier_like, snapshot_of, to_serve, unchecked_count
from gongkai.inspections.rules.drawing import sha256
from gongkai.inspections.rules.findings import Found, check_refusals, found_refusals
from gongkai.inspections.rules.steps import not_his_own, ready_to_close
from gongkai.inspections.rules.words import FindingState, Mark, PlanState, PlanVerb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Person, Unit
from gongkai.scanner.covering import must_not_be_told

NUMBERED = "notice"


@recorded()
def begin(inspection: Inspection, *, by: Person, at: datetime) -> None:
    """Tell the units that are looked at; until then they know of nothing. Source: 第十九条.

    :raises Refused: with every reason.
    """
    held = locked(inspection)
    state = permitted(held, PlanVerb.BEGIN, by=by, at=at)
    Inspection.objects.filter(pk=held.pk).update(state=state, began_by=by, began_at=at)
    units = Unit.objects.filter(pk__in=held.items.values("unit")).select_related("taken_over_by")
    noted("inspection_begun", held, by=by, at=at)
    tell_people(answerable(units, at), "inspection_begun", held, but=by, at=at)


@recorded()
def check(item: Item, answers: Mapping[str, str], note: str = "", *, by: Person, at: datetime) -> Check:
    """Answer the checklist for one thing, and keep how the thing is now. Done over, both stay and the last holds.

    Source: 第十九条.

    :raises Refused: with every reason; nobody looks at what is his own unit's.
    """
    held = locked(item.inspection)
    against = not_his_own(is_own_unit=belongs_to(by, item.unit_id, at))
    against += check_refusals(held.questions, answers, note, told=must_not_be_told)
    permitted(held, PlanVerb.CHECK, *against, by=by, at=at)
    document = snapshot_of(item, at)
    said = {name: answers[name] for name in held.questions}
    number, digest = item.checks.count() + 1, sha256(document)
    made = Check.objects.create(
        item=item, number=number, answers=said, note=note.strip(), document=document, digest=digest, by=by, at=at
    )
    noted("inspection_item_checked", held, by=by, at=at, unit=item.unit, evidence=digest)
    return made


@recorded()
def find(item: Item, found: Found, *, by: Person, at: datetime) -> Finding:
    """Record a problem; the unit learns of it with the notice. One like an earlier one is marked. Source: 第十九条.

    :raises Refused: with every reason; nobody finds anything in his own unit.
    """
    held = locked(item.inspection)
    against = not_his_own(is_own_unit=belongs_to(by, item.unit_id, at))
    against += found_refusals(found, told=must_not_be_told)
    if not item.checks.exists():
        against.append(Refusal("item_unchecked", (19, None)))
    permitted(held, PlanVerb.FIND, *against, by=by, at=at)
    said = {name: getattr(found, name) for name in ("article", "article_item", "aspect", "severity", "days")}
    made = Finding.objects.create(
        inspection=held,
        item=item,
        unit=item.unit,
        position=held.findings.count() + 1,
        what=found.what.strip(),
        repeats=earlier_like(item.unit, found.article, found.aspect, localdate(at)),
        found_by=by,
        found_at=at,
        **said,
    )
    line(made, Mark.FOUND, by=by, at=at)
    noted("finding_recorded", made, by=by, at=at, unit=item.unit, severity=found.severity)
    return made


@recorded()
def serve(inspection: Inspection, unit: Unit, *, by: Person, at: datetime) -> RectificationNotice:
    """Serve a unit a numbered notice of all that was found there and not told yet; from now on its time runs.

    Source: 第十九条.

    :raises Refused: with every reason.
    """
    held = locked(inspection)
    found = list(to_serve(held).filter(unit=unit))
    against = not_his_own(is_own_unit=belongs_to(by, unit.pk, at))
    against += [] if found else [Refusal("nothing_to_serve", (19, None))]
    permitted(held, PlanVerb.SERVE, *against, by=by, at=at)
    number, days = next_number(NUMBERED, at), calendar()
    notice = RectificationNotice.objects.create(inspection=held, unit=unit, number=number, served_by=by, served_at=at)
    for one in found:
        last = days.add(localdate(at), one.days)
        Finding.objects.filter(pk=one.pk).update(state=FindingState.SERVED, notice=notice, rectify_by=last)
        line(one, Mark.SERVED, by=by, at=at)
        tell_people(answerable([unit], at), "finding_served", one, but=by, at=at)
    noted("notice_served", held, by=by, at=at, unit=unit, notice=number)
    return notice


@recorded()
def close(inspection: Inspection, *, by: Person, at: datetime) -> None:
    """Close an inspection once everything was looked at and every finding served; rectifying goes on. Source: 第十九条.

    :raises Refused: with every reason.
    """
    held = locked(inspection)
    against = ready_to_close(unchecked=unchecked_count(held), unserved=to_serve(held).count())
    permitted(held, PlanVerb.CLOSE, *against, by=by, at=at)
    Inspection.objects.filter(pk=held.pk).update(state=PlanState.CLOSED, closed_by=by, closed_at=at)
    noted("inspection_closed", held, by=by, at=at)
