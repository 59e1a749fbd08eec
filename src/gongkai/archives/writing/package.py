"""The packed file: members in the order they come, all of one time, each with its digest in the manifest."""

import json
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.timezone import localtime

from gongkai.archives.rules.layout import MANIFEST, line_of
from gongkai.ui import commas

CHUNK = 1 << 16
READABLE = 0o644 << 16


class Package:
    """Writes members into a file one after the other; nothing is held but names and digests.

    The same members at the same time make the same bytes.
    """

    def __init__(self, file: IO[bytes], root: str, at: datetime) -> None:
        moment = localtime(at)
        self._zip = ZipFile(file, "w", ZIP_DEFLATED)
        self._root = root
        self._time = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
        self._digests: dict[str, str] = {}
        self.size = 0

    @property
    def names(self) -> list[str]:
        """What was written so far, in order."""
        return list(self._digests)

    def put(self, name: str, content: bytes) -> None:
        """Write a member."""
        self.stream(name, [content])

    def put_json(self, name: str, value: object) -> None:
        """Write a member as JSON that people can read."""
        self.put(name, json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")

    def put_table(self, name: str, rows: Iterable[Iterable[str]]) -> None:
        """Write a member as comma separated values, row by row."""
        self.stream(name, (line.encode() for line in commas.written(rows)))

    def copy(self, name: str, source: IO[bytes]) -> None:
        """Write a member from an open file, piece by piece."""
        self.stream(name, iter(lambda: source.read(CHUNK), b""))

    def stream(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write a member from its pieces."""
        self._digests[name] = self._write(name, pieces)

    def close(self) -> None:
        """Write the manifest and the end."""
        lines = (line_of(digest, name) for name, digest in sorted(self._digests.items()))
        self._write(MANIFEST, [line.encode() for line in lines])
        self._zip.close()

    def _write(self, name: str, pieces: Iterable[bytes]) -> str:
        member, running = ZipInfo(f"{self._root}/{name}", self._time), sha256()
        member.compress_type, member.external_attr = ZIP_DEFLATED, READABLE
        with self._zip.open(member, "w", force_zip64=True) as out:
            for piece in pieces:
                running.update(piece)
                self.size += len(piece)
                out.write(piece)
        return running.hexdigest()
