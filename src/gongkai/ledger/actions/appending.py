"""One leaf more, in the transaction of what it records."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.ledger.models import Entry, Head, Seal
from gongkai.ledger.queries.leaves import last_commit, leaves_of
from gongkai.ledger.queries.troubles import Trouble, is_behind
from gongkai.ledger.rules.content import SALT, SealedFile, sealed
from gongkai.ledger.rules.leaf import WORDED, Act, Leaf, Log, commitment, entry_of, moment
from gongkai.measures.refusal import Refusal, Refused


def append(
    log: Log,
    act: Act,
    item: str,
    *,
    at: datetime,
    facts: dict[str, Any],
    files: Sequence[tuple[str, str]] = (),
    unit: str = "",
    reason: str = "",
) -> Entry:
    """Record an act. ``facts`` and ``files`` (name, SHA-256 in hex) are committed to under fresh salts.

    It must be called in the transaction that changes what it records: both come about, or neither.

    :raises Refused: if the database is older than what was signed; nothing is recorded twice.
    :raises TransactionManagementError: outside a transaction.
    """
    head = held(log)
    salted = [SealedFile(name, digest, secrets.token_hex(SALT)) for name, digest in files]
    content, salt = sealed(facts, salted), secrets.token_bytes(SALT)
    leaf = Leaf(
        act=act,
        item=item,
        rev=leaves_of(log, item).filter(act__in=WORDED).count() + (act in WORDED),
        t=moment(at),
        unit=unit,
        commit=commitment(salt, content.encode()),
        prev=last_commit(log, item),
        reason=reason,
    )
    entry = Entry.objects.create(log=log, index=head.size, act=act, item=item, entry=entry_of(leaf))
    Seal.objects.create(entry=entry, salt=salt.hex(), content=content, files=[asdict(one) for one in salted])
    Head.objects.filter(pk=log).update(size=head.size + 1)
    return entry


def held(log: Log) -> Head:
    """Return the head of a log, locked to the end of the transaction: the indices have no gaps.

    :raises Refused: if the database is older than what was signed.
    :raises TransactionManagementError: outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a leaf is written in the transaction of what it records")
    Head.objects.get_or_create(log=log)
    head = Head.objects.select_for_update().get(pk=log)
    if is_behind(log, head.size):
        raise Refused([Refusal(Trouble.BEHIND)])
    return head
