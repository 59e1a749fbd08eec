"""What somebody is about to import, how its tables are read, and what importing them would do."""

import json
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from gongkai.catalogue.models import Upload, Version
from gongkai.catalogue.queries import items_of, newest_filed, wording_of
from gongkai.catalogue.tables.cells import Setting
from gongkai.catalogue.tables.matching import Effect, Placed, placed
from gongkai.catalogue.tables.rows import Tell, count_of, read
from gongkai.catalogue.tables.saying import Complaint, Draft, Reading
from gongkai.catalogue.tables.sheets import Sheet, sheet_of
from gongkai.catalogue.tables.units import Named, Units
from gongkai.catalogue.wording import Wording
from gongkai.measures.vocabulary import MatterClass, UnitKind
from gongkai.orgs.models import Person, Unit
from gongkai.scanner.tables import Table
from gongkai.scanner.tables.plain import as_plain, of_plain


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


@dataclass(frozen=True)
class Preview:
    """What importing a file would do: nothing while anything is complained of or asked."""

    upload: Upload
    sheets: list[Sheet]
    reading: Reading
    placed: list[Placed[int]]

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
    return Preview(upload, sheets, reading, placed(wordings, standing_in(upload.version)))


def rows_in(upload: Upload) -> int:
    """Return how many rows of a file are read."""
    return count_of([sheet.chosen for sheet in sheets_of(upload) if sheet.is_read])
