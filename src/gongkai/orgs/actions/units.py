"""Units come into being, change, are marked small."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import UnitKind
from gongkai.orgs import queries, rules
from gongkai.orgs.actions.deeds import changes_in, did
from gongkai.orgs.actions.permission import permitted
from gongkai.orgs.models import Person, Unit, UnitName


class UnitChanges(TypedDict, total=False):
    """What of a unit may be otherwise; its names change by acts of their own."""

    code: str
    kind: str
    parent: Unit | None
    position: int
    hosts_office: bool
    starts_on: date
    ends_on: date | None


class UnitFields(UnitChanges, total=False):
    """What a unit is made of; ``code``, ``name``, ``short_name``, ``kind`` and ``starts_on`` it cannot do without."""

    name: str
    name_en: str
    short_name: str


NAMES = UnitFields.__annotations__.keys() - UnitChanges.__annotations__.keys()
"""What of a unit is changed by renaming it or correcting its name alone."""


@recorded()
def create_unit(*, by: Person | None, at: datetime, **fields: Unpack[UnitFields]) -> Unit:
    """Set up a unit in the tree. Source: 第三条、第五条.

    :raises Refused: with every reason, if ``by`` may not or the unit would not be sound.
    """
    unit = Unit(**fields)
    _insist_sound(unit, permitted(rules.Matter.UNITS, by=by, at=at))
    unit.save()
    named = {"name": unit.name, "short_name": unit.short_name, "name_en": unit.name_en}
    UnitName.objects.create(unit=unit, starts_on=unit.starts_on, **named)
    did("unit_created", unit, by=by, at=at, **fields)
    return unit


@recorded()
def change_unit(unit: Unit, *, by: Person | None, at: datetime, **changes: Unpack[UnitChanges]) -> Unit:
    """Move or otherwise change a unit; renaming and ending one that others deal with are acts apart. Source: 第三条.

    :raises Refused: with every reason, if ``by`` may not or the unit would not be sound.
    """
    everything = {each.pk: each for each in Unit.objects.select_for_update()}
    changed = everything[unit.pk]
    told = changes_in(changed, changes)
    for name, value in changes.items():
        setattr(changed, name, value)
    renamed = Refusal("renamed_apart", (3, None)) if NAMES & changes.keys() else None
    _insist_sound(changed, permitted(rules.Matter.UNITS, by=by, at=at), renamed)
    changed.save()
    did("unit_changed", unit, by=by, at=at, **told)
    unit.refresh_from_db()
    return unit


def _insist_sound(unit: Unit, *also: Refusal | None) -> None:
    others = Unit.objects.exclude(pk=unit.pk)
    parent = unit.parent
    facts = rules.UnitFacts(
        kind=UnitKind(unit.kind),
        span=rules.Span(unit.starts_on, unit.ends_on),
        parent=rules.Span(parent.starts_on, parent.ends_on) if parent else None,
        parent_is_below=_is_below(parent, unit),
        children=_spans_below(unit),
        code_is_taken=others.filter(code=unit.code).exists(),
        school_is_another=others.filter(kind=UnitKind.SCHOOL).exists(),
        wants_office=unit.hosts_office,
        office_is_elsewhere=others.filter(hosts_office=True).exists(),
    )
    insist(*also, *rules.unit_is_sound(facts))


def _is_below(candidate: Unit | None, unit: Unit) -> bool:
    if candidate is None or unit.pk is None:
        return False
    return unit.pk in queries.ancestry([candidate.pk])


def _spans_below(unit: Unit) -> tuple[rules.Span, ...]:
    if unit.pk is None:
        return ()
    return tuple(rules.Span(*dates) for dates in unit.children.values_list("starts_on", "ends_on"))


@recorded()
def mark_small(
    unit: Unit, *, starts_on: date, ends_on: date | None, reason: str, by: Person | None, at: datetime
) -> None:
    """Let one person give both passes in a unit too small for two. Practice: S4, set by the office.

    :raises Refused: with every reason.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    span = rules.Span(starts_on, ends_on)
    insist(
        permitted(rules.Matter.SMALL_MARK, by=by, at=at),
        rules.in_order(span),
        None if reason.strip() else Refusal("small_needs_reason"),
    )
    unit.small_from, unit.small_until, unit.small_reason = starts_on, ends_on, reason.strip()
    unit.save(update_fields=["small_from", "small_until", "small_reason"])
    did("unit_marked_small", unit, by=by, at=at, starts_on=starts_on, ends_on=ends_on, reason=unit.small_reason)


@recorded()
def unmark_small(unit: Unit, *, last_day: date, by: Person | None, at: datetime) -> None:
    """End the mark of a small unit after a day; a mark that had not begun is taken off. Practice: S4.

    :raises Refused: if ``by`` may not, or the unit is not marked.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    insist(
        permitted(rules.Matter.SMALL_MARK, by=by, at=at),
        Refusal("not_marked_small") if unit.small_from is None else None,
    )
    if unit.small_from is not None and last_day < unit.small_from:
        unit.small_from = unit.small_until = None
        unit.small_reason = ""
    else:
        unit.small_until = last_day
    unit.save(update_fields=["small_from", "small_until", "small_reason"])
    did("unit_unmarked_small", unit, by=by, at=at, last_day=last_day)
