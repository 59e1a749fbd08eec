"""Masking whole columns of a table, so that a list can be published without the numbers in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from gongkai.scanner.formats.signature import Kind, recognised
from gongkai.scanner.formats.source import Hazard, Source
from gongkai.scanner.masking import Mask

_READERS = {Kind.XLSX: "workbook", Kind.CSV: "lines"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column with something below its heading.

    ``sheet`` is empty for csv; ``number`` counts from 1 and ``letter`` says the same as people do; ``filled`` is how
    many cells are to be masked; ``guess`` what they seem to hold; ``example`` shows one of them, masked by the guess.
    ``is_found`` tells whether the values themselves were found to be that; else the heading alone says so.
    """

    sheet: str
    number: int
    letter: str
    heading: str
    filled: int
    guess: Mask | None
    example: str
    is_found: bool


def columns(content: bytes, name: str) -> list[Column]:
    """Return the columns of all sheets of a workbook (xlsx), or of a csv, that hold anything below their headings.

    :raises Hazard: if it is neither, or spoilt.
    """
    found: list[Column] = _reader(content, name).columns(content)
    return found


def mask_columns(content: bytes, name: str, chosen: Mapping[tuple[str, int], Mask]) -> bytes:
    """Return the table with the values of columns masked; ``chosen`` names each by sheet and number.

    Headings and what stands above them stay. Numbers become text, formulas in these columns the masked value they had.
    What else in a workbook held a copy of a masked value (formulas, charts, pivot tables, filters, comments, links) is
    masked or taken out too; other cells that hold the same value of themselves are not touched. What other workbooks
    lent becomes values, and pictures lose their metadata. A csv keeps its encoding.

    :raises Hazard: if it is no table, spoilt, or has no such column.
    """
    masked: bytes = _reader(content, name).mask_columns(content, chosen)
    return masked


def _reader(content: bytes, name: str) -> ModuleType:
    kind = recognised(Source(content, name, lambda _: iter(()))).kind
    if kind not in _READERS:
        raise Hazard("file_unknown", "只能遮盖 xlsx 和 csv 表格的列，请另存为 xlsx")
    return import_module(f"gongkai.scanner.mask_table.{_READERS[kind]}")
