"""What somebody is about to import, how its tables are read, and what importing them would do."""

import json
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.catalogue.models import Imported, Reason, Upload, Version
from gongkai.catalogue.queries import filed_before, items_of, newest_filed, wording_of
from gongkai.catalogue.rules import VersionState
from gongkai.catalogue.tables.cells import Setting
from gongkai.catalogue.tables.matching import Effect, Placed, placed
from gongkai.catalogue.tables.rows import Tell, count_of, read
from gongkai.catalogue.tables.saying import Complaint, Draft, Reading
from gongkai.catalogue.tables.sheets import Sheet, sheet_of
from gongkai.catalogue.tables.stages import Stage
from gongkai.catalogue.tables.units import Named, Units
from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import MatterClass, UnitKind
from gongkai.orgs.models import Person, Unit
from gongkai.scanner.tables import Table
from gongkai.scanner.tables.plain import as_plain, of_plain

STALE = timedelta(minutes=15)
"""An import that was begun this long ago and has not ended never will: the longest takes a minute. Practice."""

KEPT = timedelta(days=30)
"""For how long the last import into a draft can be undone. Practice."""


def packed(tables: list[Table]) -> bytes:
    """Return tables as they are kept."""
    return zlib.compress(json.dumps([as_plain(table) for table in tables], ensure_ascii=False).encode())


def tables_of(upload: Upload) -> list[Table]:
    """Return the tables that somebody uploaded; none when the import is over."""
    kept = bytes(upload.tables)
    return [of_plain(table) for table in json.loads(zlib.decompress(kept))] if kept else []


def upload_called(version: Version, public_id: UUID, by: Person) -> Upload | None:
    """Return what somebody uploaded for a version; nobody else has it."""
    mine = Upload.objects.filter(version=version, by=by, public_id=public_id)
    return mine.select_related("version__unit").first()


def upload_to_show(version: Version, by: Person) -> Upload | None:
    """Return what the worker has of somebody's for a version, or could not import: the way back to its page."""
    shown = [Stage.WAITING, Stage.RUNNING, Stage.REFUSED]
    return Upload.objects.filter(version=version, by=by, stage__in=shown).defer("tables").first()


def imports_due(at: datetime) -> QuerySet[Upload]:
    """Return the imports that the worker is to begin, or to begin again because it ended over them; oldest first."""
    due = Q(stage=Stage.WAITING) | Q(stage=Stage.RUNNING, begun_at__lt=at - STALE)
    return Upload.objects.filter(due).select_related("version__unit", "by").order_by("at", "pk")


def import_to_undo(version: Version, at: datetime) -> Imported | None:
    """Return the last import into a draft while nothing else was written since. Practice."""
    if version.state != VersionState.DRAFT:
        return None
    mine = Imported.objects.filter(version=version, lock=version.lock, at__gt=at - KEPT)
    return mine.select_related("by").first()


def sheets_of(upload: Upload) -> list[Sheet]:
    """Return all tables of a file, each with what its columns are guessed or were said to be.

    A table without a heading goes on with the one before, if that is as wide: long tables are cut at the ends of pages.
    """
    found: list[Sheet] = []
    for number, table in enumerate(tables_of(upload), 1):
        found.append(sheet_of(number, table, found[-1] if found else None, upload.uses.get(str(number))))
    return found


def setting_of(upload: Upload) -> Setting:
    """Return for whom the tables are read, and what was answered."""
    unit = upload.version.unit
    classes = sorted(MatterClass, key=lambda one: (one.article == 12) != (unit.kind == UnitKind.DISCIPLINE))
    return Setting(unit.pk, Units(map(_named, units_standing_in(upload))), tuple(classes), upload.answers)


def units_standing_in(upload: Upload) -> list[Unit]:
    """Return the units that a table may name: those that stand on the day of the upload."""
    on = upload.at.date()
    return [unit for unit in Unit.objects.order_by("position", "code") if unit.stands(on)]


def _named(unit: Unit) -> Named:
    return Named(unit.pk, unit.code, (unit.name, unit.short_name, unit.name_en))


def standing_in(version: Version) -> dict[int, Wording]:
    """Return what a version says, by its entries."""
    return {item.entry_id: wording_of(item) for item in items_of(version)}


def left_out_of(version: Version, standing: Mapping[int, Wording]) -> dict[int, Wording]:
    """Return what the last version filed says of entries that this one leaves out: they may come back."""
    source = newest_filed(version.unit)
    return {
        entry: wording for entry, wording in (standing_in(source) if source else {}).items() if entry not in standing
    }


@dataclass(frozen=True, slots=True)
class Move:
    """An entry that an import adds or changes: which it is, None where it is new.

    ``lacks_reason`` tells that it departs from the version filed before, and that nobody has said why.
    """

    wording: Wording
    entry: int | None
    lacks_reason: bool


def moves_of(version: Version, rows: Sequence[Placed[int]], standing: Mapping[int, Wording]) -> list[Move]:
    """Return what an import moves; an entry that the draft left out comes back as the same one. Source: 第十三条."""
    moved = [row for row in rows if row.effect is not Effect.UNCHANGED]
    added = [row.wording for row in moved if row.key is None]
    back = iter(placed(added, left_out_of(version, standing)) if added else [])
    keys = [row.key if row.key is not None else next(back).key for row in moved]
    last = filed_before(version).last() if moved else None
    if last is None:
        return [Move(row.wording, key, lacks_reason=False) for row, key in zip(moved, keys, strict=True)]
    before = standing_in(last)
    said = set(Reason.objects.filter(version=version).values_list("entry", flat=True))
    return [
        Move(row.wording, key, lacks_reason=row.wording != before.get(key or 0) and key not in said)
        for row, key in zip(moved, keys, strict=True)
    ]


@dataclass(frozen=True)
class Preview:
    """What importing a file would do: nothing while anything is complained of or asked."""

    upload: Upload
    sheets: list[Sheet]
    reading: Reading
    placed: list[Placed[int]]
    standing: Mapping[int, Wording]

    @cached_property
    def to_explain(self) -> int:
        """How many of the entries that it adds or changes need a reason and have none. Source: 第十三条."""
        moves = moves_of(self.upload.version, self.placed, self.standing) if self.is_ready else []
        return sum(move.lacks_reason for move in moves)

    @cached_property
    def complaints(self) -> list[Complaint]:
        """Everything that is wrong, in the order of the rows."""
        doubled = [
            Complaint(draft.place, draft.columns.get("title", 0), draft.wording.title, one.refusal)
            for draft, one in self.rows
            if one.refusal
        ]
        found = [*self.reading.complaints, *doubled]
        return sorted(found, key=lambda one: (one.place.table, one.place.row, one.column))

    @property
    def rows(self) -> list[tuple[Draft, Placed[int]]]:
        """The entries, each with what becomes of it."""
        return list(zip(self.reading.drafts, self.placed, strict=True))

    @cached_property
    def effects(self) -> Counter[Effect]:
        """How many entries are new, change or stay."""
        return Counter(one.effect for one in self.placed)

    @property
    def wordings(self) -> list[Wording]:
        """What is to be written."""
        return [draft.wording for draft in self.reading.drafts]

    @property
    def is_ready(self) -> bool:
        """Tell whether it can be imported."""
        return bool(self.placed) and not self.complaints and not self.reading.questions


def preview_of(upload: Upload, tell: Tell = lambda _: None) -> Preview:
    """Read what somebody uploaded and lay it beside what the draft says; ``tell`` hears how many rows are done."""
    sheets = sheets_of(upload)
    reading = read([sheet.chosen for sheet in sheets if sheet.is_read], setting_of(upload), tell)
    wordings = [draft.wording for draft in reading.drafts]
    standing = standing_in(upload.version)
    return Preview(upload, sheets, reading, placed(wordings, standing), standing)


def rows_in(upload: Upload) -> int:
    """Return how many rows of a file are read."""
    return count_of([sheet.chosen for sheet in sheets_of(upload) if sheet.is_read])
