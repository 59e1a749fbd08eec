"""Break off signing and changing a key at every single write that reaches the disk, and go on afterwards."""

import os
import shutil
from functools import partial
from itertools import count

from django.conf import settings

from gongkai.ledger.actions import rotate, sign
from gongkai.ledger.actions.keys import keys_of, upcoming_path
from gongkai.ledger.queries import entries_from, file_of, published, size_of, trouble_of, vkey_of
from gongkai.ledger.rules.keys import verify
from gongkai.ledger.rules.leaf import Log
from gongkai.merkle.note import Note
from tests.disclosures.races.field import let_go
from tests.factories import NOON
from tests.ledger.logs import entries_of, head, recorded

CRASHED = 9


def signing():
    """Publish the first leaves, then more that fill a tile: at every crash the old or the new log is there, whole."""
    recorded(3)
    first = list(_broken_off_everywhere(partial(sign, Log.PUBLIC), sizes={0, 3}))
    recorded(247, item="more/{}")
    sign(Log.PUBLIC)
    recorded(10, item="last/{}")
    second = list(_broken_off_everywhere(partial(sign, Log.PUBLIC), sizes={250, 260}))
    return {"first": first, "second": second}


def _broken_off_everywhere(step, *, sizes):
    """Yield how each try ended, all starting from the same files; sizes are those a reader may meet."""
    root, before = settings.LEDGER_ROOT, settings.LEDGER_ROOT.with_name("before")
    root.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(before, ignore_errors=True)
    shutil.copytree(root, before)
    for number in count(1):
        shutil.rmtree(root)
        shutil.copytree(before, root)
        if not _broken_off(step, number):
            return
        met = _is_whole() if published(Log.PUBLIC) else 0
        step()
        litter = [path.name for path in root.rglob(".*.new")]
        ended = (_is_whole(), trouble_of(Log.PUBLIC), entries_of() == entries_from(Log.PUBLIC, 0, max(sizes)))
        yield "sound" if met in sizes and ended == (max(sizes), None, True) else f"{number}: {met} {ended} {litter}"


def _is_whole():
    """Return the size of the published log, once everything of it was read and checked."""
    published(Log.PUBLIC).verified([vkey_of(Log.PUBLIC)], verify)
    return len(entries_of())


def _broken_off(step, number):
    """Take a step in a process that ends at its ``number``-th sync; tell whether it came so far."""
    let_go()
    if pid := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == CRASHED
    seen, sync = count(1), os.fsync

    def crash(handle):
        sync(handle)
        if next(seen) == number:
            os._exit(CRASHED)

    os.fsync = crash
    try:
        step()
    finally:
        os._exit(0)


def rotating():
    """Change the key again and again, each time broken off one write later; in between others record and sign."""
    sign(Log.PUBLIC)
    return list(_rotated_everywhere(partial(rotate, Log.PUBLIC, at=NOON)))


def _rotated_everywhere(change):
    old = vkey_of(Log.PUBLIC)
    for number in count(1):
        size = size_of(Log.PUBLIC)
        if not _broken_off(change, number):
            return
        recorded(1, item=f"meanwhile/{number}-{{}}")
        sign(Log.PUBLIC)
        met = _signers_of(published(Log.PUBLIC)) & _ids(vkey_of(Log.PUBLIC))
        new = change().public
        kept = [
            note for index in range(size, size_of(Log.PUBLIC)) if (note := file_of(Log.PUBLIC, f"rotation/{index}"))
        ]
        both = [_signers_of(Note.parse(note)) for note in kept]
        in_use = ([key.public for key in keys_of(Log.PUBLIC)], vkey_of(Log.PUBLIC), upcoming_path(Log.PUBLIC).exists())
        sound = met and both == [_ids(old, new)] and in_use == ([new], new, False) and _is_whole() == head().size
        yield "sound" if sound else f"{number}: {met} {both} {in_use}"
        old = new


def _signers_of(note):
    return {signature.id for signature in note.signatures}


def _ids(*keys):
    return {key.id for key in keys}
