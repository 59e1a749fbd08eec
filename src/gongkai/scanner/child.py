"""What is done with a stranger's file in a process of its own: read, clean, screen, draw, blacken, mask."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any

from gongkai.scanner.asking import CHANGE, Limits, ask, understood
from gongkai.scanner.clean import NO_CLEANING, Change, Cleaned, Screened
from gongkai.scanner.formats.source import Item
from gongkai.scanner.mask_table import Column
from gongkai.scanner.masking import Mask
from gongkai.scanner.pages import Area, Drawing
from gongkai.scanner.passage import Trouble
from gongkai.scanner.tables import Table
from gongkai.scanner.tables.plain import of_plain

__all__ = [
    "Limits",
    "clean_safely",
    "drawn_safely",
    "mask_table_safely",
    "pages_safely",
    "read_safely",
    "redact_safely",
    "screen_safely",
    "table_columns_safely",
    "tables_safely",
]


def read_safely(content: bytes | Path, name: str, *, limits: Limits | None = None, ocr: bool = False) -> list[Item]:
    """Take a file apart in a child process; every way in which that can fail is a trouble in what is returned.

    What was read before a failure is returned too. Memory here is bounded by ``limits.output`` and ``limits.items``.
    """
    bounds = limits or (Limits.with_ocr() if ocr else Limits())
    heard, failure = ask(content, name, {"do": "read", "ocr": ocr}, bounds)
    return [*heard.items, failure] if failure else heard.items


def clean_safely(content: bytes | Path, name: str, *, limits: Limits | None = None) -> Cleaned | Trouble:
    """Make a clean copy in a child process, or say why there is none."""
    screened = screen_safely(content, name, limits=limits)
    if screened.copy is None:
        return screened.why_not or NO_CLEANING
    return Cleaned(screened.copy, screened.changes)


def screen_safely(content: bytes | Path, name: str, *, limits: Limits | None = None, ocr: bool = False) -> Screened:
    """Clean a file and read what readers would get, both in one child process.

    Every way in which that can fail is a trouble among the items. ``ocr`` reads the pictures of what readers would
    get.
    """
    bounds = limits or (Limits.to_clean().or_more(Limits.with_ocr()) if ocr else Limits.to_clean())
    heard, failure = ask(content, name, {"do": "screen", "ocr": ocr}, bounds)
    items = [item for item in heard.items if not isinstance(item, Trouble) or item.kind != CHANGE]
    told = (item for item in heard.items if isinstance(item, Trouble) and item.kind == CHANGE)
    changes = tuple(Change(item.part, item.detail) for item in told)

    def screened(said: dict[str, Any], copy: bytes) -> Screened:
        why_not = Trouble(*said["why_not"]) if said["why_not"] else None
        return Screened(items, None if why_not else copy, changes, why_not)

    whole = understood(heard, failure, screened)
    return Screened([*items, whole], None, (), whole) if isinstance(whole, Trouble) else whole


def pages_safely(content: bytes | Path, name: str, *, limits: Limits | None = None) -> int | Trouble:
    """Return how many pages a PDF has, or a picture, or why they are not counted."""
    answer = ask(content, name, {"do": "count"}, limits or Limits.to_clean())
    return understood(*answer, lambda said, _: int(said["pages"]))


def drawn_safely(
    content: bytes | Path, name: str, page: int, *, width: int = 1000, limits: Limits | None = None
) -> Drawing | Trouble:
    """Draw a page of a PDF, counted from 1, or a picture, at most ``width`` pixels wide; or say why it is not drawn."""
    task = {"do": "draw", "page": page, "width": width}
    answer = ask(content, name, task, limits or Limits.to_clean())
    return understood(*answer, lambda said, picture: Drawing(picture, page, int(said["pages"])))


def redact_safely(
    content: bytes | Path, name: str, areas: Iterable[Area], *, limits: Limits | None = None
) -> bytes | Trouble:
    """Blacken areas of a PDF or a picture so that nothing is left under them, or say why that is not done."""
    task = {"do": "redact", "areas": [astuple(area) for area in areas]}
    return understood(*ask(content, name, task, limits or Limits.to_clean()), lambda _, copy: copy)


def table_columns_safely(content: bytes | Path, name: str, *, limits: Limits | None = None) -> list[Column] | Trouble:
    """Return the columns of a table (xlsx or csv) that may be masked, or why there are none."""

    def columns(said: dict[str, Any], _: bytes) -> list[Column]:
        return [
            Column(sheet, int(number), letter, heading, int(filled), Mask(guess) if guess else None, example, is_found)
            for sheet, number, letter, heading, filled, guess, example, is_found in said["columns"]
        ]

    return understood(*ask(content, name, {"do": "columns"}, limits or Limits.to_clean()), columns)


def mask_table_safely(
    content: bytes | Path, name: str, chosen: Mapping[tuple[str, int], Mask], *, limits: Limits | None = None
) -> bytes | Trouble:
    """Mask columns of a table, each named by its sheet and number, or say why that is not done."""
    masks: dict[str, dict[int, str]] = {}
    for (sheet, number), mask in chosen.items():
        masks.setdefault(sheet, {})[number] = mask.value
    answer = ask(content, name, {"do": "mask", "masks": masks}, limits or Limits.to_clean())
    return understood(*answer, lambda _, table: table)


def tables_safely(content: bytes | Path, name: str, *, limits: Limits | None = None) -> list[Table] | Trouble:
    """Return the tables of a file (xlsx, csv or docx), or why they are not read."""
    answer = ask(content, name, {"do": "tables"}, limits or Limits.to_clean())
    return understood(*answer, lambda said, _: [of_plain(table) for table in said["tables"]])
