"""Writing what a table says into a draft: all entries or none, with the reason given once; twice changes nothing."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from gongkai.catalogue.actions.held import hold, move_on, wrote
from gongkai.catalogue.importing.queries import Move, moves_of, standing_in
from gongkai.catalogue.importing.undoing import Undo, kept
from gongkai.catalogue.models import Entry, Imported, Item, Reason, Version
from gongkai.catalogue.rules import VersionVerb
from gongkai.catalogue.tables.matching import Effect, Placed, placed
from gongkai.catalogue.wording import Wording, gaps, place_of
from gongkai.ledger.actions import recorded
from gongkai.ledger.rules.leaf import canonical
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.models import Person

REASON_MISSING = Refusal("import_reason_missing", (13, None))
SPELLED_OUT = 100
"""Up to how many entries the log commits to word by word; of more it commits to the hash of them all."""

_UNIQUE = ["version", "entry"]
_SAID = [name for name in Wording.__slots__ if name != "other_unit_ids"]
_WRITTEN = [*_SAID, "position"]


def import_items(
    version: Version, wordings: Sequence[Wording], *, lock: int, by: Person, at: datetime, reason: str = ""
) -> Counter[Effect]:
    """Write into a draft what a table says, all of it or nothing; what the table leaves out stays as it is.

    An entry without a code keeps its own or gets the next free one. One that the last version had and this one left
    out comes back as the same entry. Importing the same again changes nothing, and moves nothing on. ``reason`` is
    kept for every entry that departs from the version filed before and has none of its own. Source: 第十三条.

    :raises Refused: with every reason, if ``by`` may not, an entry is incomplete or there twice, a reason is needed
        and none given, or somebody else wrote meanwhile.
    """
    with recorded():
        held = hold(version, VersionVerb.EDIT, lock=lock, by=by, at=at)
        standing, why = standing_in(held), reason.strip()
        rows = placed(wordings, standing)
        moves = moves_of(held, rows, standing)
        _insist_on(rows, moves, why)
        effects = Counter(row.effect for row in rows)
        if moves:
            undo = _enter(held, moves, standing, why)
            move_on(version, held)
            counts: dict[str, Any] = {effect.value: count for effect, count in effects.items()}
            _keep(version, undo, counts=counts, by=by, at=at)
            unsaid = {"reason": why, **committed(moves)}
            wrote("catalogue_imported", version, by=by, at=at, **counts, unsaid=unsaid)
    return effects


def _insist_on(rows: Iterable[Placed[int]], moves: Iterable[Move], why: str) -> None:
    """Refuse what is incomplete or there twice, and what departs from the version filed before without a reason."""
    listed = list(rows)
    wrong = [row.refusal for row in listed if row.refusal]
    wrong += [gap.refusal for row in listed for gap in gaps(row.wording)]
    is_silent = not why and any(move.lacks_reason for move in moves)
    insist(*dict.fromkeys(wrong), REASON_MISSING if is_silent else None)


def _keep(version: Version, undo: Undo, *, counts: Mapping[str, int], by: Person, at: datetime) -> None:
    """Keep what it takes to undo an import, in place of the one before."""
    said = {"lock": version.lock, "by": by, "at": at, "counts": counts, "before": kept(undo)}
    Imported.objects.update_or_create(version=version, defaults=said)


def _enter(held: Version, moves: Sequence[Move], standing: Mapping[int, Wording], reason: str) -> Undo:
    """Write entries and reasons; return what stood there before."""
    fresh = [one.pk for one in Entry.objects.bulk_create(Entry(unit=held.unit) for one in moves if one.entry is None)]
    new = iter(fresh)
    entries = [move.entry if move.entry is not None else next(new) for move in moves]
    write_all(held, {entry: move.wording for entry, move in zip(entries, moves, strict=True)})
    explained = [entry for entry, move in zip(entries, moves, strict=True) if move.lacks_reason]
    Reason.objects.bulk_create(Reason(version=held, entry_id=entry, text=reason) for entry in explained)
    before = {entry: standing[entry] for entry in entries if entry in standing}
    return Undo(before, [entry for entry in entries if entry not in standing], fresh, explained)


def committed(moves: Iterable[Move]) -> dict[str, object]:
    """Return what the log commits to: every wording of a short import, the SHA-256 of all wordings of a long one.

    Practice: a leaf stays small, and whoever has the table can still show what was imported.
    """
    said = [asdict(move.wording) for move in moves]
    if len(said) <= SPELLED_OUT:
        return {"items": said}
    return {"items_sha256": hashlib.sha256(canonical(said).encode()).hexdigest()}


def write_all(held: Version, said: Mapping[int, Wording]) -> None:
    """Write items by their entries in few statements; codes that change hands are let go of first."""
    there = Item.objects.filter(version=held, entry__in=list(said))
    there.update(code=Concat(Value("~"), Cast(F("pk"), CharField())))
    items = [_item(held, entry, wording) for entry, wording in said.items()]
    Item.objects.bulk_create(items, update_conflicts=True, unique_fields=_UNIQUE, update_fields=_WRITTEN)
    pks = dict(there.values_list("entry_id", "pk"))
    shared = Item.other_units.through
    shared.objects.filter(item__in=list(pks.values())).delete()
    shared.objects.bulk_create(
        shared(item_id=pks[entry], unit_id=unit) for entry, wording in said.items() for unit in wording.other_unit_ids
    )


def _item(held: Version, entry: int, wording: Wording) -> Item:
    columns = {name: getattr(wording, name) for name in _SAID}
    columns |= {"channels": list(wording.channels), "position": place_of(wording.code)}
    columns |= {"second_time_kind": wording.second_time_kind or "", "period": wording.period or ""}
    return Item(version=held, entry_id=entry, **columns)
