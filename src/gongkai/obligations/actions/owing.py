"""How something due is written down, whatever made it due. Source: 第十七条."""

from datetime import datetime
from typing import Any

from gongkai.calendars.queries import Calendar
from gongkai.obligations.rules.schedule import Due


def row_of(due: Due, days: Calendar, at: datetime) -> dict[str, Any]:
    """Return what a row says of something due: besides its limit, by which tables that was counted and if for good."""
    return {
        "key": due.key,
        "kind": due.kind,
        "item_id": due.item,
        "unit_id": due.unit,
        "counted_from": due.counted_from,
        "due_on": due.due_on,
        "calendar": days.name(due.counted_from, due.due_on),
        "is_provisional": not days.is_official(due.due_on),
        "made_at": at,
    }
