"""What it takes to undo an import: what its entries said before, which are new, which reasons came with it."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from gongkai.catalogue.models import Imported
from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Period, TimeKind


@dataclass(frozen=True, slots=True)
class Undo:
    """What stood in a draft before an import, by its entries.

    ``added`` were not in the draft; of these ``fresh`` were nowhere. ``explained`` got their reason with the import.
    """

    before: Mapping[int, Wording]
    added: list[int]
    fresh: list[int]
    explained: list[int]


def kept(undo: Undo) -> bytes:
    """Return it as it is kept."""
    before = {entry: asdict(wording) for entry, wording in undo.before.items()}
    plain = {"before": before, "added": undo.added, "fresh": undo.fresh, "explained": undo.explained}
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode())


def undo_of(imported: Imported) -> Undo:
    """Return what was kept."""
    plain = json.loads(zlib.decompress(bytes(imported.before)))
    before = {int(entry): _wording(said) for entry, said in plain.pop("before").items()}
    return Undo(before=before, **plain)


def _wording(said: Mapping[str, object]) -> Wording:
    """Return a wording of plain values with its words of the Measures."""
    plain = Wording(**said)  # type: ignore[arg-type]
    return replace(
        plain,
        matter_class=MatterClass(plain.matter_class),
        audience=Audience(plain.audience),
        channels=tuple(map(Channel, plain.channels)),
        time_kind=TimeKind(plain.time_kind),
        second_time_kind=TimeKind(plain.second_time_kind) if plain.second_time_kind else None,
        period=Period(plain.period) if plain.period else None,
        other_unit_ids=tuple(plain.other_unit_ids),
    )
