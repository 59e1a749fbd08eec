"""Drawing a scheme up, and writing it anew until it is settled. Source: 第十八条."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.assessments.actions.hold import locked, noted, permitted
from gongkai.assessments.models import Indicator, Scheme
from gongkai.assessments.queries import units_to_assess
from gongkai.assessments.rules.scheme import Typed, typed_refusals
from gongkai.assessments.rules.words import Verb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.scanner.covering import must_not_be_told


@recorded()
def plan(typed: Typed, *, by: Person, at: datetime) -> Scheme:
    """Draw up by what some units are assessed for a year, as the office. Source: 第十八条.

    :raises Refused: with every reason.
    """
    may = duties_of(by, localdate(at)).has(*OFFICE)
    insist(*([] if may else [Refusal("not_your_task", (18, None))]), *_wrong(typed, at))
    held = Scheme.objects.create(**_columns(typed), written_by=by, written_at=at)
    _put(held, typed)
    noted("assessment_planned", held, by=by, at=at)
    return held


@recorded()
def change(scheme: Scheme, typed: Typed, *, lock: int, by: Person, at: datetime) -> None:
    """Write a scheme anew that is not settled. Source: 第十八条.

    :raises Refused: with every reason, if somebody else wrote it since it was read at ``lock``, too.
    """
    held = locked(scheme)
    moved = [] if held.lock == lock else [Refusal("moved_meanwhile")]
    permitted(held, Verb.CHANGE, *moved, *_wrong(typed, at), by=by, at=at)
    written = {"written_by": by, "written_at": at, "lock": F("lock") + 1}
    Scheme.objects.filter(pk=held.pk).update(**_columns(typed), **written)
    Indicator.objects.filter(scheme=held).delete()
    _put(held, typed)
    noted("assessment_changed", held, by=by, at=at)


def _wrong(typed: Typed, at: datetime) -> list[Refusal]:
    known = frozenset(units_to_assess(localdate(at)).values_list("pk", flat=True))
    return typed_refusals(typed, known=known, told=must_not_be_told)


def _columns(typed: Typed) -> dict[str, Any]:
    columns = ("name", "year", "first", "last", "objection_days")
    return {**{one: getattr(typed, one) for one in columns}, "name": typed.name.strip()}


def _put(held: Scheme, typed: Typed) -> None:
    held.units.set(typed.units)
    Indicator.objects.bulk_create(
        Indicator(
            scheme=held,
            position=position,
            name=one.name.strip(),
            weight=one.weight,
            kind=one.kind,
            figure=one.figure,
            full=one.full,
            zero=one.zero,
            guidance=one.guidance.strip(),
        )
        for position, one in enumerate(typed.indicators, 1)
    )
