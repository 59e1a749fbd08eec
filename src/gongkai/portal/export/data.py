"""The catalogues in force as JSON; docs/how-to/keep-catalogue.md describes the shape. Source: 第十三条."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localdate

from gongkai.catalogue.models import Item
from gongkai.measures.vocabulary import TimeKind
from gongkai.orgs.models import Unit
from gongkai.portal.export.books import Book

FORMAT = "gongkai-catalogue/1"
"""The shape's name. What is added keeps it; what is renamed, moved or taken away makes the next one."""


def as_data(books: Sequence[Book]) -> bytes:
    """Write catalogues for programs: codes of the vocabularies, no words of any language but the catalogue's own."""
    said = {"format": FORMAT, "catalogues": [_book(book) for book in books]}
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def _book(book: Book) -> dict[str, Any]:
    version = book.version
    return {
        "unit": _unit(book.unit),
        "year": version.year,
        "number": version.number,
        "filing_number": version.filing_number,
        "filed_on": localdate(version.filed_at).isoformat() if version.filed_at else None,
        "in_force_on": version.in_force_on.isoformat() if version.in_force_on else None,
        "items": [_item(item, book.sources.get(item.pk, ())) for item in book.items],
    }


def _item(item: Item, sources: Sequence[Item]) -> dict[str, Any]:
    return {
        "id": str(item.entry.public_id),
        "code": item.code,
        "class": item.matter_class,
        "title": item.title,
        "content": item.content,
        "audience": item.audience,
        "channels": item.channels,
        "times": [_time(TimeKind(kind), item) for kind in (item.time_kind, item.second_time_kind) if kind],
        "basis": item.basis,
        "lead_unit": _unit(item.lead_unit),
        "other_units": [_unit(unit) for unit in item.other_units.all()],
        "inner_first_days": item.inner_first_days,
        "is_major": item.is_major,
        "sources": [_source(source) for source in sources],
    }


def _time(kind: TimeKind, item: Item) -> dict[str, Any]:
    """Say a time limit with what it is counted from, and nothing that does not belong to its kind. Source: 第十七条."""
    if kind is TimeKind.PERIODIC:
        anchor = {"month": item.anchor_month, "day": item.anchor_day}
        return {"kind": kind.value, "period": item.period, **anchor, "grace_days": item.grace_days}
    if kind is TimeKind.LONG_TERM:
        return {"kind": kind.value}
    return {"kind": kind.value, "working_days": item.working_days, "event": item.event}


def _unit(unit: Unit) -> dict[str, str]:
    return {"code": unit.code, "name": unit.name, "name_en": unit.name_en}


def _source(source: Item) -> dict[str, Any]:
    return {
        "unit": source.version.unit.code,
        "filing_number": source.version.filing_number,
        "code": source.code,
        "id": str(source.entry.public_id),
    }
