"""Stored files and their bytes. Who may read them is decided by whoever attached them."""

from functools import partial
from typing import IO, cast

from django.core.files.storage import default_storage

from gongkai.files.models import StoredFile
from gongkai.ui.http import Download


def file_with(digest: str) -> StoredFile | None:
    """Return the stored file of that SHA-256, if there is one."""
    return StoredFile.objects.filter(digest=digest).first()


def opened(stored: StoredFile) -> IO[bytes]:
    """Return the bytes of a stored file, open for reading and seeking.

    :raises FileNotFoundError: if the storage has lost them.
    """
    return cast("IO[bytes]", default_storage.open(stored.key, "rb"))


def download_of(stored: StoredFile, name: str) -> Download:
    """Return what a page needs to answer with a stored file under the name it is attached by."""
    return Download(
        name=name,
        media_type=stored.media_type,
        size=stored.size,
        mark=stored.digest,
        place=stored.key,
        open=partial(opened, stored),
    )
