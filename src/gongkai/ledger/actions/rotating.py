"""Changing the key of a log: the old key signs the leaf that names the new one."""

from datetime import datetime

from django.db import transaction

from gongkai.ledger.actions.appending import append
from gongkai.ledger.actions.files import put
from gongkai.ledger.actions.keys import keep_key, keys_of, put_in_use, read_key, upcoming_path
from gongkai.ledger.actions.signing import sign
from gongkai.ledger.queries.leaves import last_leaf
from gongkai.ledger.queries.published import folder_of, last_signed
from gongkai.ledger.rules.keys import SecretKey
from gongkai.ledger.rules.leaf import Act, Log


def rotate(log: Log, *, at: datetime) -> SecretKey:
    """Give a log a new key. The checkpoint that first covers the change is signed by both and kept for ever.

    Broken off anywhere, it goes on where it was when it is called again.

    :raises MayNotSign: if the log may not be signed now; then nothing has changed.
    """
    sign(log)
    upcoming = upcoming_path(log)
    if not upcoming.exists():
        keep_key(upcoming, SecretKey.new(keys_of(log)[0].name))
    key = read_key(upcoming)
    vkey = str(key.public)
    with transaction.atomic():
        entry = last_leaf(log, vkey) or append(log, Act.KEY, vkey, at=at, facts={"vkey": vkey})
    sign(log)
    kept = folder_of(log) / "rotation" / str(entry.index)
    if (note := last_signed(log)) and not kept.exists():  # once kept, the old key may be gone
        put(kept, note.format())
    put_in_use(log, key)
    upcoming.unlink()
    return key
