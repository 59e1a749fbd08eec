"""Where a text still lies: byte by byte in every file of a folder, in every row, in the sessions and in the cache."""

import io
import zipfile
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

NAMES = {
    "gongkai.sqlite3": "database file",
    "gongkai.sqlite3-wal": "log of the database",
    "files": "files",
    "uploads": "uploads",
    "ledger": "ledger",
}


def found(text):
    """Name every place in which a text still lies."""
    folders = set(_in_folder(Path(settings.DATA), text))
    beside = {
        "rows": _is_in(rows(), text),
        "sessions": any(text in str(one.get_decoded()) for one in Session.objects.all()),
        "cache": _is_in(_cached(), text),
    }
    return sorted(folders | {name for name, there in beside.items() if there})


def _in_folder(folder, text):
    """Name the files that hold a text, the parts of packed ones too."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            where = NAMES.get(path.relative_to(folder).parts[0], path.name)
            yield from _in_bytes(path.read_bytes(), where, text)
            if text in str(path):
                yield f"{where}: a name"


def _in_bytes(content, where, text):
    if _is_in([content], text):
        yield where
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for part in packed.namelist():
                yield from _in_bytes(packed.read(part), f"{where}: {part}", text)


def _is_in(contents, text):
    forms = [text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(form in content for content in contents for form in forms)


def rows():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield from (_bytes_of(value) for value in row)


def _bytes_of(value):
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def _cached():
    if not settings.REDIS_URL:
        return list(cache._cache.values())
    client = cache._cache.get_client(None)
    return [client.get(key) for key in client.scan_iter()]


def cached_count():
    """Count what the cache keeps."""
    return len(_cached())
