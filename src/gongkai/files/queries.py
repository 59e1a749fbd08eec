"""Stored files and their bytes. Who may read them is decided by whoever attached them."""

from collections.abc import Collection
from functools import partial
from typing import IO, cast

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.files.models import StoredFile
from gongkai.ui.http import Download

__all__ = ["StoredFile", "claimed", "download_of", "file_with", "opened", "unclaimed"]


def file_with(digest: str) -> StoredFile | None:
    """Return the stored file of that SHA-256, if there is one."""
    return StoredFile.objects.filter(digest=digest).first()


def claimed(*, but: Collection[str] = ()) -> Q:
    """Match the files that something still refers to, in whatever chapter; ``but`` names chapters that do not count."""
    found = Q(pk__in=[])
    for model in apps.get_models():
        fields = model._meta.concrete_fields if model._meta.app_label not in but else ()  # noqa: SLF001 – documented
        for field in fields:
            if field.related_model is StoredFile:
                found |= Q(Exists(model._base_manager.filter(**{field.name: OuterRef("pk")})))  # noqa: SLF001
    return found


def unclaimed(found: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    """Return those files that nothing refers to."""
    return found.exclude(claimed())


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
