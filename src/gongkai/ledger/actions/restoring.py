"""After a restore from an older backup: the leaves that the database has lost come back from the published tiles."""

from datetime import datetime

from django.db import transaction

from gongkai.ledger.models import Deed, Entry, Head
from gongkai.ledger.queries.leaves import entries_from
from gongkai.ledger.queries.published import hashes_of, last_signed
from gongkai.ledger.rules.leaf import Act, Log, leaf_of
from gongkai.merkle.note import Checkpoint
from gongkai.merkle.tiles import WIDTH
from gongkai.merkle.tree import Broken


def bring_back(log: Log) -> int:
    """Read the missing leaves from the tiles, each checked against the signed root; returns how many there were.

    What opened them is lost with the backup's gap: the record stays provable, the texts have to be published anew.

    :raises Broken: if the tiles do not make the signed root, or the database has gone another way: nothing is written.
    """
    note = last_signed(log)
    if note is None:
        return 0
    signed = Checkpoint.parse(note.text)
    with transaction.atomic():
        Head.objects.get_or_create(log=log)
        head = Head.objects.select_for_update().get(pk=log)
        if head.size >= signed.size:
            return 0
        missing = _published_from(log, signed, head.size)
        for index, entry in enumerate(missing, head.size):
            leaf = leaf_of(entry)
            row = Entry.objects.create(log=log, index=index, act=leaf.act, item=leaf.item, entry=entry)
            if leaf.act is Act.DEED:
                Deed.objects.create(entry=row, at=datetime.fromisoformat(leaf.t), what=leaf.reason, by=None)
        Head.objects.filter(pk=log).update(size=signed.size)
    return len(missing)


def _published_from(log: Log, signed: Checkpoint, start: int) -> list[bytes]:
    hashes, first = hashes_of(log, signed), max(0, start - 1) // WIDTH
    bundles = [hashes.entries(number) for number in range(first, -(-signed.size // WIDTH))]
    entries = [entry for bundle in bundles for entry in bundle]
    kept = start - first * WIDTH
    if entries_from(log, first * WIDTH, start) != entries[:kept]:
        raise Broken("the database has gone another way than the published log")
    return entries[kept:]
