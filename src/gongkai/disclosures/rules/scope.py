"""Whether one audience, as it is narrowed, holds everybody of another: asked before one matter refers to another.

Source: 第十条.
"""

from dataclasses import dataclass

from gongkai.measures.vocabulary import Audience


@dataclass(frozen=True, slots=True)
class Scope:
    """An audience and what it is narrowed to, by keys; ``units`` with all the units below them."""

    audience: Audience
    is_whole: bool
    units: frozenset[int]
    people: frozenset[int]
    groups: frozenset[int]
    all_staff: bool
    all_students: bool


def covers(wide: Scope, narrow: Scope) -> bool:
    """Tell whether whoever belongs to the narrow audience surely belongs to the wide one. In doubt not. 第十条."""
    if wide.audience is Audience.PUBLIC:
        return True
    if wide.audience is not narrow.audience:
        return False
    if wide.audience is Audience.INNER:
        return wide.is_whole or (not narrow.is_whole and narrow.units <= wide.units)
    kinds = (not narrow.all_staff or wide.all_staff) and (not narrow.all_students or wide.all_students)
    named = narrow.units <= wide.units and narrow.people <= wide.people and narrow.groups <= wide.groups
    return kinds and named
