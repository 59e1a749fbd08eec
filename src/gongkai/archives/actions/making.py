"""Making archives, one after the other. The rows are the queue.

An archive is written beside the store and becomes a stored file when it is whole; one whose worker died is begun again,
a few times. The file becomes the archive's in one statement that asks whether it is still wanted, and if anything was
erased meanwhile it is made anew.
"""

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.db.models import F, QuerySet
from django.utils.timezone import now

from gongkai.archives.actions.asking import noted
from gongkai.archives.models import Archive
from gongkai.archives.queries import due, erased_count
from gongkai.archives.rules import ATTEMPTS, Counts, Extent, Reach, State, Tell
from gongkai.archives.writing.whole import write
from gongkai.files.actions import destroy, keep_made
from gongkai.files.models import StoredFile
from gongkai.files.queries import unclaimed
from gongkai.ledger.actions import recorded
from gongkai.notices.actions import tell
from gongkai.orgs.models import Unit

MEDIA_TYPE = "application/zip"


class _Over(Exception):  # noqa: N818 – reads as a sentence
    """Raised while an archive is written that was called off or begun again."""


def run_next(at: datetime) -> bool:
    """Make the archive that has waited longest; tells whether there was one. Who asked is told when it is over."""
    archive = due(at).first()
    if archive is None:
        return False
    as_read = Archive.objects.filter(pk=archive.pk, state=archive.state, attempts=archive.attempts)
    begun = {"state": State.RUNNING, "beat_at": at, "as_of": at, "done": 0, "erased": erased_count()}
    if as_read.update(attempts=F("attempts") + 1, **begun):
        archive.refresh_from_db()
        if archive.attempts > ATTEMPTS:
            _fail(archive, "archive_broke_off", at)
            return True
        try:
            _carry_out(archive, at)
        except _Over:
            pass
        except OSError:
            _fail(archive, "archive_no_room", at)
    return True


def make_at(path: Path, year: int, unit: Unit | None, reach: Reach, *, at: datetime) -> Counts:
    """Write an archive to a place outside, for whoever keeps the server; it is there whole or not at all. Practice.

    :raises OSError: if it cannot be written there.
    """
    extent, part = Extent(year, unit.pk if unit else None, reach, at), path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        counts = write(file, extent, lambda _done, _total: None)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    _note_made(year, unit, reach, at=at)
    return counts


@recorded()
def _note_made(year: int, unit: Unit | None, reach: Reach, *, at: datetime) -> None:
    noted("archive_written", Archive(year=year, unit=unit, reach=reach), by=None, at=at)


def _mine(archive: Archive) -> QuerySet[Archive]:
    """Name an archive as long as it was neither called off nor begun again by somebody else."""
    return Archive.objects.filter(pk=archive.pk, state=State.RUNNING, attempts=archive.attempts)


def _carry_out(archive: Archive, at: datetime) -> None:
    with tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as file:  # has no name, so a kill leaves nothing
        counts = write(file, Extent(archive.year, archive.unit_id, Reach(archive.reach), at), _beats(archive))
        file.flush()
        stored = keep_made(_as_upload(file), MEDIA_TYPE, at=at)
    _end(archive, stored, counts, at)


def _as_upload(file: IO[bytes]) -> File[Any]:
    file.seek(0)
    return File(file)


def _beats(archive: Archive) -> Tell:
    def beat(done: int, total: int) -> None:
        if not _mine(archive).update(done=done, total=total, beat_at=now()):
            raise _Over

    return beat


def _end(archive: Archive, stored: StoredFile, counts: Counts, at: datetime) -> None:
    """Let the file be the archive's; or nobody's if that was called off, or begin anew if something was erased."""
    kept = {"file": stored, "digest": stored.digest, "size": stored.size, "counts": counts.said, "ended_at": at}
    with recorded():
        is_spoilt = erased_count() != archive.erased
        over = {"state": State.WAITING, "attempts": 0} if is_spoilt else {"state": State.READY, **kept}
        if not _mine(archive).update(**over) or is_spoilt:
            destroy(unclaimed(StoredFile.objects.filter(pk=stored.pk)), at=at)
            return
        noted("archive_made", archive, by=archive.asked_by, at=at, digest=stored.digest)
        tell([archive.asked_by_id], "archive_ready", f"archive/{archive.public_id}", at=at, year=str(archive.year))


def _fail(archive: Archive, code: str, at: datetime) -> None:
    with recorded():
        if _mine(archive).update(state=State.FAILED, trouble=code, ended_at=at):
            about = f"archive/{archive.public_id}"
            tell([archive.asked_by_id], "archive_failed", about, at=at, year=str(archive.year))
