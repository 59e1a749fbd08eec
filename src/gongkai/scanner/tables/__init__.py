"""Tables out of strangers' files, as people see them: cells by their places, which of them are merged, which hidden."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module

from gongkai.scanner.formats.archive import Archive
from gongkai.scanner.formats.signature import Kind, recognised
from gongkai.scanner.formats.source import Hazard, Source
from gongkai.scanner.mask_table.grid import Merge

LARGEST = 5 << 20
UNPACKED = 50 << 20
MOST_ROWS = 12_000
MOST_COLUMNS = 60
MOST_SIGNS = 5_000
MOST_COVERED = 1_000_000
"""How many bytes a file may have, and what is in it; how many filled rows its tables may have together; how wide they
may be, how many signs of a cell are read, and how many rows merged cells may cover, each counted by itself."""

_READERS = {Kind.XLSX: "workbook", Kind.DOCX: "document", Kind.CSV: "lines", Kind.TEXT: "lines"}


@dataclass(frozen=True, slots=True)
class Table:
    """The filled cells of one table: texts by row and column, both counted from 1.

    ``name`` is that of the sheet, or says which table of a document it is. ``hidden`` are rows that are not shown;
    ``is_hidden`` tells of a sheet that is not shown at all.
    """

    name: str
    rows: Mapping[int, Mapping[int, str]]
    merges: tuple[Merge, ...] = ()
    hidden: frozenset[int] = frozenset()
    is_hidden: bool = False


def tables(content: bytes, name: str) -> list[Table]:
    """Return the tables of a workbook (xlsx), a document (docx) or a text (csv) that hold anything.

    :raises Hazard: if it is none of them, spoilt, or too large.
    """
    if len(content) > LARGEST:
        raise Hazard("file_bloated", f"文件超过 {LARGEST >> 20} MB")
    kind = recognised(Source(content, name, lambda _: iter(()))).kind
    if kind not in _READERS:
        raise Hazard("file_unknown", "只能读 xlsx、csv 和 docx 里的表格，请另存为其中一种")
    if kind in {Kind.XLSX, Kind.DOCX}:
        _refuse_bloated(Archive(content))
    read: Callable[[bytes], Iterator[Table]] = import_module(f"gongkai.scanner.tables.{_READERS[kind]}").tables
    found = [_bounded(table) for table in read(content) if table.rows]
    if sum(len(table.rows) for table in found) > MOST_ROWS:
        raise Hazard("file_bloated", f"表格超过 {MOST_ROWS} 行，请分成几个文件")
    return found


def _bounded(table: Table) -> Table:
    """Return a table as far as it is read: no wider, no cell longer, no merged cells below the last row.

    :raises Hazard: if its merged cells cover more than any table has.
    """
    last = max(table.rows)
    rows = {number: _cut(row) for number, row in table.rows.items()}
    merges = tuple(
        Merge(one.top, one.left, min(one.bottom, last), min(one.right, MOST_COLUMNS))
        for one in table.merges
        if one.top <= last and one.left <= MOST_COLUMNS
    )
    if sum(one.bottom - one.top + 1 for one in merges) > MOST_COVERED:
        raise Hazard("file_bloated", "合并的单元格太多")
    return replace(table, rows={number: row for number, row in rows.items() if row}, merges=merges)


def _cut(row: Mapping[int, str]) -> dict[int, str]:
    return {column: text[:MOST_SIGNS] for column, text in row.items() if column <= MOST_COLUMNS}


def _refuse_bloated(archive: Archive) -> None:
    """Refuse what unpacks to more than a table needs.

    :raises Hazard: if it does.
    """
    if archive.unpacked > UNPACKED:
        raise Hazard("file_bloated", f"文件解开后超过 {UNPACKED >> 20} MB")
