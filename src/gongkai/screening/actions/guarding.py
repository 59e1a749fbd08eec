"""Keeping something out of all disclosures for a time: parts of acts whose reason nobody else is told."""

import json
from datetime import datetime

from gongkai.measures.refusal import insist
from gongkai.orgs.models import Person, Unit
from gongkai.screening.models import Protected
from gongkai.screening.queries.guards import GUARDS
from gongkai.screening.rules import Guard, Guarded, guard_refusals
from gongkai.sealing.lock import new_key, seal


def keep_out(guard: Guard, *, at: datetime) -> Protected:
    """Let something enter no disclosure from now on, until it is let in again. Source: 第九条.

    :raises Refused: if a wording is too short, or hardly more than a name.
    """
    insist(*guard_refusals(guard, _names() if guard.kind is Guarded.PHRASE else ()))
    row = Protected(since=at)
    name = str(row.public_id)
    row.key = new_key(GUARDS, name)
    content = json.dumps([guard.kind, guard.value.strip(), *guard.names], ensure_ascii=False)
    row.sealed = seal(content.encode(), row.key, GUARDS, name)
    row.save()
    return row


def let_in(rows: list[int], *, at: datetime) -> int:
    """Keep some things out no longer; returns how many."""
    return Protected.objects.filter(pk__in=rows, ended_at=None).update(ended_at=at)


def _names() -> set[str]:
    units = Unit.objects.values_list("name", "short_name")
    return {*Person.objects.values_list("name", flat=True), *(name for pair in units for name in pair)}
