"""Taking a file in: looked through, kept once by digest, safely on the disk before anything speaks of it."""

import hashlib
import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from gongkai.files.contents import look
from gongkai.files.models import StoredFile
from gongkai.files.queries import file_with
from gongkai.files.rules import FORMATS, Facts, ending, refusals
from gongkai.measures.refusal import insist


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
