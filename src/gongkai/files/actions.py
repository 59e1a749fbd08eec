"""Taking a file in, safely on the disk before anything speaks of it; and destroying one, whatever comes between."""

import hashlib
import os
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from gongkai.files.contents import look
from gongkai.files.models import Leftover, StoredFile
from gongkai.files.queries import file_with
from gongkai.files.rules import FORMATS, Facts, ending, refusals
from gongkai.measures.refusal import insist

ABANDONED = timedelta(days=1)
"""An upload that was broken off this long ago is nobody's any more."""


def store(upload: File[Any], *, name: str, at: datetime) -> StoredFile:
    """Store an uploaded file, or return the one that already holds the same bytes.

    Call it outside a transaction where possible: a slow disk must not hold up others' writing.
    Practice: one content, one file; its name belongs to whoever attaches it.

    :raises Refused: with every reason why it may not be stored.
    """
    content = cast("IO[bytes]", upload)
    size = upload.size or 0
    kind = FORMATS.get(ending(name))
    worth_reading = kind and 0 < size <= settings.UPLOAD_LIMIT
    inside = look(content, kind) if kind and worth_reading else frozenset()
    insist(*refusals(Facts(name=name, size=size, limit=settings.UPLOAD_LIMIT, inside=inside)))
    digest = _digest(upload)
    return file_with(digest) or _keep(upload, digest, FORMATS[ending(name)].media_type, at)


def keep_copy(content: bytes, media_type: str, *, at: datetime) -> StoredFile:
    """Store bytes that we made ourselves from a stored file, or return the file that already holds them."""
    digest = hashlib.sha256(content).hexdigest()
    return file_with(digest) or _keep(ContentFile(content), digest, media_type, at)


def keep_made(file: File[Any], media_type: str, *, at: datetime) -> StoredFile:
    """Store a long file that we made ourselves, piece by piece, or return the one that already holds its bytes."""
    digest = _digest(file)
    return file_with(digest) or _keep(file, digest, media_type, at)


def _keep(upload: File[Any], digest: str, media_type: str, at: datetime) -> StoredFile:
    """Write the bytes under a random key, then the row. Of two at once one row stays, and the other's bytes go."""
    random = secrets.token_hex(16)
    upload.seek(0)
    key = default_storage.save(f"{random[:2]}/{random}", upload)
    _settle(key)
    with transaction.atomic():
        facts = {"key": key, "size": upload.size, "media_type": media_type, "created_at": at}
        stored, is_new = StoredFile.objects.get_or_create(digest=digest, defaults=facts)
    if not is_new:
        default_storage.delete(key)
    return stored


def _settle(key: str) -> None:
    """Wait until the bytes and the folders naming them are on the disk; an object store answers only then anyway."""
    try:
        path = Path(default_storage.path(key))
    except NotImplementedError:
        return
    for place in (path, path.parent, path.parent.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _digest(upload: File[Any]) -> str:
    running = hashlib.sha256()
    for chunk in upload.chunks():
        running.update(chunk)
    return running.hexdigest()


def destroy(stored: Iterable[StoredFile], *, at: datetime) -> None:
    """Give files up for good, with what the database knows of them; the bytes go as soon as this is committed.

    :raises ProtectedError: if one of them is still attached to something.
    """
    gone = list(stored)
    Leftover.objects.bulk_create(Leftover(key=one.key, since=at) for one in gone)
    StoredFile.objects.filter(pk__in=[one.pk for one in gone]).delete()
    transaction.on_commit(clear_away, robust=True)


def run_due(at: datetime) -> int:
    """Destroy the bytes that nothing claims any more and uploads that were broken off; returns how many there were."""
    return clear_away() + _clear_uploads(at)


def clear_away() -> int:
    """Destroy the bytes of files that were given up; safe to run any number of times, and broken off anywhere."""
    keys = list(Leftover.objects.values_list("key", flat=True))
    for key in keys:
        default_storage.delete(key)
        Leftover.objects.filter(key=key).delete()
    return len(keys)


def _clear_uploads(at: datetime) -> int:
    long_ago = (at - ABANDONED).timestamp()
    left = [path for path in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir() if path.stat().st_mtime < long_ago]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
