"""What was done to units, people and whatever else, for the internal log: rows become codes, days become texts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gongkai.ledger.actions import deed
from gongkai.orgs.models import Group, Person, Post, Unit

NOTHING = (None, "", False)
"""What is not worth a word, unless it is one of a pair."""

Subject = str | Unit | Person | Group


def did(
    what: str,
    subject: Subject,
    *,
    by: Person | None,
    at: datetime,
    unsaid: Mapping[str, object] | None = None,
    **told: Any,  # noqa: ANN401 – whatever ``coded`` can write
) -> None:
    """Record what was done to whom or what; ``told`` is for the auditor, ``unsaid`` is provable but not shown.

    A pair ``(old, new)`` tells of a change. Neither may hold a password, nor what is not public of a disclosure.
    """
    who = by.public_id if by else None
    deed(what, str(coded(subject)), by=who, at=at, told=coded(told), unsaid=coded(unsaid or {}))


def changes_in(row: object, then: Mapping[str, object]) -> dict[str, Any]:
    """Return what is about to become otherwise in a row: its old and its new value, by column."""
    return {name: (getattr(row, name), new) for name, new in then.items() if getattr(row, name) != new}


def coded(value: object) -> Any:  # noqa: ANN401 – whatever JSON can carry
    """Write a value as leaves do: a row by the code it is known under, a day as ISO, several one after the other."""
    match value:
        case Unit():
            return f"unit/{value.code}"
        case Person() | Group() | Post():
            return f"{type(value).__name__.lower()}/{value.public_id}"
        case date():
            return value.isoformat()
        case tuple() | list():
            return [coded(one) for one in value]
        case dict():
            return {name: coded(one) for name, one in value.items() if one not in NOTHING}
    return value
