"""What staff did goes into the internal log: in the transaction of the act, at its very end.

Two acts at once must never wait for each other in a circle. Every act ends with a leaf of this one log, so its head is
what all wait for: whoever holds it must want nothing else any more. Hence leaves of deeds are put by while the act goes
on and appended when it is over, after the checks that the database has put off; the other logs' leaves, the inner
before the public one, have been appended on the way.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from gongkai.ledger.actions.appending import held
from gongkai.ledger.models import Deed, Entry, Head, Seal
from gongkai.ledger.queries.leaves import last_commit
from gongkai.ledger.rules.content import SALT
from gongkai.ledger.rules.deed import Done
from gongkai.ledger.rules.leaf import Log, entry_of

_put_by: ContextVar[list[Done] | None] = ContextVar("deeds of the act under way", default=None)


@contextmanager
def recorded() -> Iterator[None]:
    """Make one act of what is done inside: one transaction, at whose end its deeds are recorded.

    Acts may be parts of acts; what is rolled back with a part leaves no deed.

    :raises Refused: at the end, if the database is older than what was signed; then nothing is written.
    """
    whole, mine = _put_by.get(), list[Done]()
    token = _put_by.set(mine)
    try:
        with transaction.atomic():
            yield
            if transaction.get_rollback():
                mine.clear()
            elif whole is None and mine:
                _append(mine)
    finally:
        _put_by.reset(token)
    if whole is not None:
        whole.extend(mine)


def deed(
    what: str,
    subject: str,
    *,
    by: UUID | None,
    at: datetime,
    told: Mapping[str, Any] | None = None,
    unsaid: Mapping[str, Any] | None = None,
) -> None:
    """Record that something was done, when the act that it is part of is over; ``by`` None is the program itself.

    :raises TransactionManagementError: outside ``recorded``, the transaction of what it records.
    """
    put_by = _put_by.get()
    if put_by is None:
        raise transaction.TransactionManagementError("a deed is recorded in the transaction of what was done")
    put_by.append(Done(what, subject, by, at, told or {}, unsaid or {}))


def _append(done: list[Done]) -> None:
    if connection.vendor == "postgresql":
        connection.check_constraints()  # at the commit it would want rows that somebody holds who waits for the head
    size, before = held(Log.AUDIT).size, dict[str, str]()
    rows = [_rows(one, index, before) for index, one in enumerate(done, size)]
    Entry.objects.bulk_create(entry for entry, _, _ in rows)
    Seal.objects.bulk_create(seal for _, seal, _ in rows)
    Deed.objects.bulk_create(kept for _, _, kept in rows)
    Head.objects.filter(pk=Log.AUDIT).update(size=size + len(done))


def _rows(one: Done, index: int, before: dict[str, str]) -> tuple[Entry, Seal, Deed]:
    """Return what is written of a deed; ``before`` are the commitments of the last leaves, by subject."""
    salt, unsaid_salt = secrets.token_bytes(SALT), secrets.token_bytes(SALT)
    content = one.content(unsaid_salt)
    if one.subject not in before:
        before[one.subject] = last_commit(Log.AUDIT, one.subject)
    leaf = one.leaf(salt, content, before[one.subject])
    before[one.subject] = leaf.commit
    entry = Entry(log=Log.AUDIT, index=index, act=leaf.act, item=leaf.item, entry=entry_of(leaf))
    kept = Deed(entry=entry, at=one.at, what=one.what, by=one.by, salt=unsaid_salt.hex() if one.unsaid else "")
    return entry, Seal(entry=entry, salt=salt.hex(), content=content, files=[]), kept
