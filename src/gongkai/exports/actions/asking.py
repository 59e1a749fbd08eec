"""Giving out a short table at once, and asking the worker for a long one."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from urllib.parse import parse_qsl

from django.utils.translation import get_language

from gongkai.exports.models import Export
from gongkai.exports.queries import asked_in, in_hand
from gongkai.exports.rules import UNDER_WAY, Asked, State, Table, queue_refusals, size_refusals
from gongkai.exports.writing import file_of
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Account, Person

NOTHING: Mapping[str, str] = MappingProxyType({})
TYPED = "q"
"""What somebody types to search for may be a title that is not public: it is provable, and not shown."""


def noted(
    what: str, asked: Asked, title: str, *, by: Person, at: datetime, rows: int, unsaid: Mapping[str, str] = NOTHING
) -> None:
    """Record who took out which list, narrowed how, and how many rows it had."""
    parts = parse_qsl(asked.query)
    shown = "&".join(f"{name}={'…' if name == TYPED else value}" for name, value in parts)
    subject, provable = f"listing/{asked.listing}", {"query": asked.query, **unsaid}
    did(what, subject, by=by, at=at, unsaid=provable, name=title, format=asked.format, filter=shown, rows=str(rows))


def give_out(asked: Asked, table: Table, *, by: Person, at: datetime) -> bytes:
    """Give out a short list as a file; it is written before anybody has to wait for the log. Practice.

    :raises Refused: if it is too long to be read.
    """
    insist(*size_refusals(table))
    content = file_of(table, asked.format)
    fingerprint = {"sha256": sha256(content).hexdigest()}
    with recorded():
        noted("list_exported", asked, table.title, by=by, at=at, rows=table.total, unsaid=fingerprint)
    return content


@recorded()
def order(asked: Asked, table: Table, *, account: Account, at: datetime) -> Export:
    """Have a long list made by the worker. Practice.

    :raises Refused: if it is too long to be read, or enough are in the making.
    """
    held = Account.objects.select_for_update().get(pk=account.pk)
    insist(*size_refusals(table), *queue_refusals(in_hand(held)))
    said = {"listing": asked.listing, "query": asked.query, "format": asked.format, "title": table.title}
    language = get_language() or ""
    made = Export.objects.create(account=account, total=table.total, language=language, asked_at=at, **said)
    noted("list_export_asked", asked, table.title, by=account.person, at=at, rows=table.total)
    return made


@recorded()
def call_off(export: Export, *, by: Person, at: datetime) -> None:
    """Call off a table that is not made yet. Practice.

    :raises Refused: if it is over.
    """
    mine = Export.objects.filter(pk=export.pk, state__in=UNDER_WAY)
    insist(None if mine.update(state=State.CALLED_OFF, ended_at=at) else Refusal("export_over"))
    noted("list_export_called_off", asked_in(export), export.title, by=by, at=at, rows=export.total)
