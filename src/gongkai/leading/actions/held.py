"""Rows that one enters and another settles: locked, asked about, and moved on."""

from datetime import datetime
from typing import TypeVar

from django.utils.timezone import localdate

from gongkai.leading.models import Interpretation, RegulationVersion, Resolution
from gongkai.leading.queries import hand_of
from gongkai.leading.rules import Hand, Stage, confirming_refusals, rewriting_refusals, writing_refusals
from gongkai.measures.refusal import insist
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of

E = TypeVar("E", Resolution, RegulationVersion, Interpretation)


def hand_for(by: Person, at: datetime, entered_by_id: int | None = None) -> Hand:
    """Return what somebody is for an entry at a time."""
    return hand_of(duties_of(by, localdate(at)), entered_by_id)


def held_to_write(row: E, *, lock: int, by: Person, at: datetime) -> E:
    """Return an entry locked for being written by somebody who read it at ``lock``.

    :raises Refused: with every reason.
    """
    held: E = type(row)._default_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 – the name Django gives it
    hand = hand_for(by, at, held.entered_by_id)
    insist(*rewriting_refusals(hand, Stage(held.stage), is_overtaken=held.lock != lock))
    return held


def settle_entry(row: E, stage: Stage, *, lock: int, by: Person, at: datetime) -> E:
    """Confirm an entry as it was read at ``lock``, or call it off, and return it.

    :raises Refused: with every reason.
    """
    held: E = type(row)._default_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 – the name Django gives it
    hand, was, is_overtaken = hand_for(by, at, held.entered_by_id), Stage(held.stage), held.lock != lock
    rule = confirming_refusals if stage is Stage.CONFIRMED else writing_refusals
    insist(*rule(hand, was, is_overtaken=is_overtaken))
    type(held)._default_manager.filter(pk=held.pk).update(stage=stage, settled_by=by, settled_at=at)  # noqa: SLF001
    return held
