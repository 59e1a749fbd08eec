"""Entries of a table beside those a catalogue has: which are new, which change, which stay; codes for the new ones."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from gongkai.catalogue.tables.texts import plain
from gongkai.catalogue.wording import Wording
from gongkai.measures.refusal import Refusal

Key = TypeVar("Key", bound=Hashable)
_MOST = 9999


class Effect(StrEnum):
    """What importing an entry does."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key]):
    """An entry of a table with its code, and the one of the catalogue that it is, None where it is new."""

    wording: Wording
    key: Key | None
    effect: Effect
    refusal: Refusal | None = None


def placed(wordings: Sequence[Wording], standing: Mapping[Key, Wording]) -> list[Placed[Key]]:
    """Return, in the same order, what becomes of each entry of a table.

    An entry is the one that has its class and title, else the one that has its code. One without a code keeps that
    of the entry it is, or takes the next free number of its class; so the same table twice changes nothing. What a
    table does not say of an entry, days within the Party first, stays.
    """
    keys = _keys(wordings, standing)
    seen: set[tuple[str, str]] = set()
    found = []
    for wording, key in zip(wordings, keys, strict=True):
        before = standing[key] if key is not None else None
        known = _known(wording, before) if before else wording
        is_repeated = _title(wording) in seen
        seen.add(_title(wording))
        effect = Effect.ADDED if before is None else Effect.UNCHANGED if known == before else Effect.CHANGED
        refusal = Refusal("row_repeated", about=wording.title) if is_repeated else None
        found.append(Placed(known, key, effect, refusal))
    return _coded(found, standing)


def _known(wording: Wording, before: Wording) -> Wording:
    """Return what a table says of an entry that is there; where both say the same in another order, what is there."""
    same = {
        "code": wording.code or before.code,
        "channels": before.channels if set(before.channels) == set(wording.channels) else wording.channels,
        "inner_first_days": before.inner_first_days,
        "other_unit_ids": tuple(sorted(wording.other_unit_ids)),
    }
    return replace(wording, **same)  # type: ignore[arg-type]


def _title(wording: Wording) -> tuple[str, str]:
    return wording.matter_class.value, plain(wording.title)


def _keys(wordings: Iterable[Wording], standing: Mapping[Key, Wording]) -> list[Key | None]:
    """Return which entry each is: by class and title first, then by code, no entry twice."""
    listed = list(wordings)
    by_title = {_title(wording): key for key, wording in reversed(list(standing.items()))}
    by_code = {wording.code: key for key, wording in standing.items()}
    keys = [by_title.get(_title(wording)) for wording in listed]
    taken: set[Key] = set()
    for at, key in enumerate(keys):
        keys[at] = None if key is None or key in taken else key
        taken |= {key} if key is not None else set()
    for at, wording in enumerate(listed):
        other = by_code.get(wording.code) if wording.code else None
        if keys[at] is None and other is not None and other not in taken:
            keys[at] = other
            taken.add(other)
    return keys


def _coded(found: list[Placed[Key]], standing: Mapping[Key, Wording]) -> list[Placed[Key]]:
    """Give codes to those without, and complain of codes that two would have."""
    mine = {one.key for one in found}
    kept = {wording.code for key, wording in standing.items() if key not in mine}
    used = kept | {one.wording.code for one in found if one.wording.code}
    free: dict[int, Iterator[int]] = {}
    seen: set[str] = set(kept)
    for at, one in enumerate(found):
        refusal, code = one.refusal, one.wording.code
        if not code:
            code = _next(one.wording.matter_class.item, free, used)
        elif code in seen:
            refusal = refusal or Refusal("entry_code_taken", about=code)
        seen.add(code)
        found[at] = replace(one, wording=replace(one.wording, code=code), refusal=refusal)
    return found


def _next(item: int, free: dict[int, Iterator[int]], used: set[str]) -> str:
    numbers = free.setdefault(item, iter(range(1, _MOST + 1)))
    return next((code for number in numbers if (code := f"{item}.{number}") not in used), "")
