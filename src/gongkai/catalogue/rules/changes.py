"""What one version of a catalogue does to another, entry by entry and field by field. Source: 第十三条."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Generic, TypeVar

from gongkai.catalogue.wording import Wording

Key = TypeVar("Key")


class Turn(StrEnum):
    """Which way the scope of an entry goes."""

    WIDER = "wider"
    NARROWER = "narrower"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry that says something else than before."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Key]):
    """The entries that a version adds, changes and leaves out, by whatever names them."""

    added: tuple[Key, ...]
    changed: tuple[Key, ...]
    removed: tuple[Key, ...]


def compared(before: Mapping[Key, Wording], after: Mapping[Key, Wording]) -> Comparison[Key]:
    """Compare two versions; each group stands in the order of the version its entries are in. Source: 第十三条."""
    return Comparison(
        added=tuple(key for key in after if key not in before),
        changed=tuple(key for key, said in after.items() if key in before and said != before[key]),
        removed=tuple(key for key in before if key not in after),
    )


def field_changes(before: Wording, after: Wording) -> tuple[FieldChange, ...]:
    """Return the fields that changed, in the order of an entry's form."""
    pairs = ((one.name, getattr(before, one.name), getattr(after, one.name)) for one in fields(Wording))
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def turn_of(before: Wording, after: Wording) -> Turn | None:
    """Tell which way the scope goes. Source: 第十条.

    Scope is to whom, and nothing else: more or fewer channels are another form of reaching the same people, and are
    shown as a change without a flag. Practice.
    """
    if after.audience.width == before.audience.width:
        return None
    return Turn.WIDER if after.audience.width > before.audience.width else Turn.NARROWER
