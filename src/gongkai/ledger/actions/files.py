"""Writing files that a power cut does not halve."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECRET = 0o600
READABLE = 0o644


def put(path: Path, data: bytes, *, mode: int = READABLE) -> None:
    """Write a file so that readers see the old or the new one, and the disk keeps it: write, sync, rename, sync."""
    made = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    for folder in {path.parent, *(folder.parent for folder in made)}:
        _sync(folder)


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold a lock on the disk: of several processes one signs, the others wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
