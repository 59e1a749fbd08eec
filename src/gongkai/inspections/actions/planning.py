"""Planning an inspection, filing it before anything is drawn, and calling it off. Source: 第十九条."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.inspections.actions.hold import locked, next_number, noted, permitted, put_items
from gongkai.inspections.models import Inspection
from gongkai.inspections.queries import codes_of, name_in_log
from gongkai.inspections.rules.drawing import codes_in, population_text, sha256
from gongkai.inspections.rules.plan import Typed, plan_refusals, plan_text, population_refusals
from gongkai.inspections.rules.words import Aspect, Kind, PlanState, PlanVerb, Population
from gongkai.ledger.actions import append, recorded
from gongkai.ledger.rules.leaf import Act, Log
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import OVERSEERS
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.scanner.covering import must_not_be_told

NUMBERED = "inspection"


def _columns(typed: Typed) -> dict[str, Any]:
    """Return what is stored of a plan as it was typed."""
    said = asdict(typed)
    questions, what = said.pop("questions"), said.pop("population")
    asked = {Aspect(name).value: text.strip() for name, text in questions.items() if text.strip()}
    texts = {name: said[name].strip() for name in ("title", "reason", "criteria")}
    return {
        **said,
        **texts,
        "what": what,
        "questions": asked,
        "units": list(typed.units),
        "classes": list(typed.classes),
    }


def _typed(row: Inspection) -> Typed:
    """Return a plan as it stands."""
    questions: Mapping[str, str] = row.questions
    return Typed(
        kind=Kind(row.kind),
        title=row.title,
        reason=row.reason,
        criteria=row.criteria,
        questions={Aspect(name): text for name, text in questions.items()},
        population=Population(row.what),
        units=tuple(row.units),
        classes=tuple(row.classes),
        since=row.since,
        until=row.until,
        size=row.size,
        by_unit=row.by_unit,
    )


@recorded()
def plan(typed: Typed, *, by: Person, at: datetime) -> Inspection:
    """Plan an inspection; until it is filed it may be changed. Source: 第十九条.

    :raises Refused: with every reason.
    """
    barred = [] if duties_of(by, localdate(at)).has(*OVERSEERS) else [Refusal("not_your_task", (19, None))]
    insist(*barred, *plan_refusals(typed, told=must_not_be_told))
    made = Inspection.objects.create(planned_by=by, planned_at=at, **_columns(typed))
    noted("inspection_planned", made, by=by, at=at)
    return made


@recorded()
def change(inspection: Inspection, typed: Typed, *, lock: int, by: Person, at: datetime) -> None:
    """Write a plan anew that nobody has filed. Who wrote it last does not file it. Source: 第十九条.

    :raises Refused: with every reason, if somebody else changed it since it was read at ``lock``, too.
    """
    held = locked(inspection)
    permitted(held, PlanVerb.CHANGE, *plan_refusals(typed, told=must_not_be_told), by=by, at=at)
    same = Inspection.objects.filter(pk=held.pk, lock=lock, state=PlanState.DRAFT)
    if not same.update(lock=F("lock") + 1, planned_by=by, planned_at=at, **_columns(typed)):
        raise Refused([Refusal("moved_meanwhile")])
    noted("inspection_changed", held, by=by, at=at)


@recorded()
def file(inspection: Inspection, *, lock: int, by: Person, at: datetime) -> None:
    """File a plan: from now on neither it nor what is drawn from changes, and the public log has committed to both.

    What is drawn from is listed now, by the rule of the plan. What the seed will be nobody knows yet. Special
    supervision has nothing to draw: all that the rule matches is looked at. Source: 第十九条.

    :raises Refused: with every reason.
    """
    held = locked(inspection)
    typed, population = _typed(held), population_text(codes_of(held, localdate(at)))
    codes = codes_in(population)
    against = population_refusals(typed.kind, codes, size=typed.size, by_unit=typed.by_unit)
    if held.lock != lock:
        against.append(Refusal("moved_meanwhile"))
    state = permitted(held, PlanVerb.FILE, *plan_refusals(typed, told=must_not_be_told), *against, by=by, at=at)
    text, number = plan_text(typed, population), next_number(NUMBERED, at)
    leaf = append(Log.PUBLIC, Act.INSPECT, name_in_log(held), at=at, facts={"plan": sha256(text)})
    said: dict[str, Any] = {"plan": text, "population": population, "leaf": leaf.index}
    said |= {"filed_by": by, "filed_at": at, "number": number, "state": state}
    if typed.kind is Kind.SUPERVISION:
        put_items(held, codes)
        said |= {"state": PlanState.DRAWN, "drawn_at": at}
    Inspection.objects.filter(pk=held.pk).update(**said)
    noted("inspection_filed", held, by=by, at=at, plan=sha256(text))


@recorded()
def cancel(inspection: Inspection, reason: str, *, by: Person, at: datetime) -> None:
    """Call an inspection off, before anybody can work out what is drawn; the log says so of what was filed.

    Source: 第十九条.

    :raises Refused: with every reason.
    """
    held = locked(inspection)
    against = [Refusal("text_missing", about="reason")] if not reason.strip() else []
    against += [Refusal("text_leaks", (9, None), about="reason")] if must_not_be_told(reason) else []
    state = permitted(held, PlanVerb.CANCEL, *against, by=by, at=at)
    if held.leaf is not None:
        append(Log.PUBLIC, Act.INSPECT, name_in_log(held), at=at, facts={}, reason=CANCELLED)
    said = {"cancelled_by": by, "cancelled_at": at, "cancel_reason": reason.strip()}
    Inspection.objects.filter(pk=held.pk).update(state=state, **said)
    noted("inspection_cancelled", held, by=by, at=at)


CANCELLED = "cancelled"
"""Reason of a leaf that says: this plan was called off before it was drawn."""
