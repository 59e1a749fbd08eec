"""Reading a stranger's file in a process of its own, with limits: whatever happens there, this one goes on.

``python -m gongkai.scanner.child`` is that process: the file comes by standard input, what to do with it by an
environment variable (no name of a file is seen in the list of processes), and passages leave as lines of JSON.
The parsers themselves are loaded only there: what is imported here merely chooses among them.
"""

import contextlib
import json
import os
import resource
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from gongkai.scanner.clean import Change, Cleaned, clean
from gongkai.scanner.formats import read
from gongkai.scanner.formats.source import WHOLE, Hazard, Item, Ocr
from gongkai.scanner.passage import Trouble
from gongkai.scanner.telling import Hearing, Telling

TASK = "GONGKAI_SCANNER_TASK"
NAME_LIMIT = 1_000
_CHUNK = 1 << 16
_NO_MEMORY = 71
_CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds by the clock and of the processor; bytes; passages.

    ``memory``, ``input``, ``output`` and ``written`` (what the child may write to files) are in bytes.
    """

    seconds: int = 10
    cpu_seconds: int = 10
    memory: int = 1 << 30
    input: int = 200 << 20
    output: int = 64 << 20
    items: int = 200_000
    written: int = 0

    @classmethod
    def to_clean(cls) -> "Limits":
        """Return limits under which a file can be read twice and its pages drawn."""
        return cls(seconds=60, cpu_seconds=60, memory=2 << 30, output=256 << 20)

    @classmethod
    def with_ocr(cls) -> "Limits":
        """Return limits under which the text of pictures can be read: three seconds a page, with models in memory."""
        return cls(seconds=300, cpu_seconds=600, memory=6 << 30)


def read_safely(content: bytes | Path, name: str, *, limits: Limits | None = None, ocr: bool = False) -> list[Item]:
    """Take a file apart in a child process; every way in which that can fail is a trouble in what is returned.

    What was read before a failure is returned too. Memory here is bounded by ``limits.output`` and ``limits.items``.
    """
    bounds = limits or (Limits.with_ocr() if ocr else Limits())
    heard, failure = _ask(content, {"name": name[:NAME_LIMIT], "ocr": ocr, "clean": False}, bounds)
    return [*heard.items, failure] if failure else heard.items


def clean_safely(content: bytes | Path, name: str, *, limits: Limits | None = None) -> Cleaned | Trouble:
    """Make a clean copy in a child process, or say why there is none."""
    heard, failure = _ask(
        content, {"name": name[:NAME_LIMIT], "ocr": False, "clean": True}, limits or Limits.to_clean()
    )
    changes = [
        Change(item.part, item.detail) for item in heard.items if isinstance(item, Trouble) and item.kind == _CHANGE
    ]
    told = [item for item in heard.items if isinstance(item, Trouble) and item.kind != _CHANGE]
    return failure or next(iter(told), None) or Cleaned(bytes(heard.after), tuple(changes))


def _ask(content: bytes | Path, task: dict[str, object], limits: Limits) -> tuple[Hearing, Trouble | None]:
    """Let a child do something with a file; return what it said and why it did not say all."""
    heard = Hearing()
    try:
        with _opened(content) as source:
            if os.fstat(source.fileno()).st_size > limits.input:
                return heard, Trouble("file_bloated", WHOLE, f"文件超过 {limits.input >> 20} MB，没有读")
            return heard, _work(source, task, heard, limits)
    except OSError as fault:
        return heard, Trouble("file_unreadable", WHOLE, f"打不开文件（{type(fault).__name__}）")


def _opened(content: bytes | Path) -> IO[bytes]:
    """Open a file without waiting for one that never comes, as a pipe may let us do."""
    if isinstance(content, Path):
        return os.fdopen(os.open(content, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    kept = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it
    kept.write(content)
    kept.seek(0)
    return kept


def _work(source: IO[bytes], task: dict[str, object], heard: Hearing, limits: Limits) -> Trouble | None:
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH") if key in os.environ}
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "gongkai.scanner.child"],
        stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True, start_new_session=True,
        env={**kept, "LANG": "C.UTF-8", TASK: json.dumps({**task, "limits": asdict(limits)})},
    ) as process:  # fmt: skip
        try:
            failure = _listen(process, heard, limits)
        finally:
            process.kill()
    return failure or (None if heard.is_over and not process.returncode else _why(process.returncode))


def _listen(process: subprocess.Popen[bytes], heard: Hearing, limits: Limits) -> Trouble | None:
    """Hear what the child says, until it ends, says too much or takes too long."""
    until = time.monotonic() + limits.seconds
    out = process.stdout
    with selectors.DefaultSelector() as ready:
        ready.register(out, selectors.EVENT_READ)  # type: ignore[arg-type]
        while (left := until - time.monotonic()) > 0 and ready.select(left):
            piece = os.read(out.fileno(), _CHUNK)  # type: ignore[union-attr]
            if not piece:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(max(0.1, until - time.monotonic()))
                return None
            try:
                heard.hear(piece)
            except (ValueError, IndexError, TypeError):
                return Trouble("file_unreadable", WHOLE, "读这个文件的程序说了不该说的话，已停止")
            if heard.size > limits.output or len(heard.items) > limits.items:
                return Trouble("file_bloated", WHOLE, "文件里的文字太多，没有读完")
    return Trouble("file_unreadable", WHOLE, f"{limits.seconds} 秒内没有读完，已停止")


def _why(code: int | None) -> Trouble:
    """Say why a child ended before its work did."""
    if code == _NO_MEMORY:
        return Trouble("file_bloated", WHOLE, "读这个文件需要的内存太多")
    if code == -signal.SIGXCPU:
        return Trouble("file_unreadable", WHOLE, "读这个文件需要的计算太多，已停止")
    return Trouble("file_unreadable", WHOLE, "读这个文件时程序异常退出，没有读完")


def _confine(limits: Limits) -> None:
    """Take from this process what it could do harm with; none of it can be got back."""
    signal.alarm(limits.seconds + 2)  # should the parent be gone
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))  # first told, then killed
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _reader() -> Ocr | None:
    """Return what reads pictures; without the extra nothing does, and each picture is told as unread."""
    try:
        reader: Ocr = import_module("gongkai.scanner.formats.ocr").reader()  # its models take a second to load
    except ModuleNotFoundError:
        return None
    return reader


def _clean(content: bytes, name: str, tell: Telling) -> None:
    try:
        copy = clean(content, name)
    except Hazard as hazard:
        tell.item(hazard.trouble())
        tell.end()
        return
    for change in copy.changes:
        tell.item(Trouble(_CHANGE, change.part, change.what))
    tell.end(copy.content)


def main() -> None:
    """Read the file on standard input as the task says, one line of JSON a passage or trouble."""
    task = json.loads(os.environ.pop(TASK))
    _confine(Limits(**task["limits"]))
    tell = Telling(sys.stdout.buffer)
    content = sys.stdin.buffer.read()
    try:
        if task["clean"]:
            _clean(content, task["name"], tell)
        else:
            for item in read(content, task["name"], ocr=_reader() if task["ocr"] else None):
                tell.item(item)
            tell.end()
    except MemoryError:
        os._exit(_NO_MEMORY)  # there is none left to say it in words
    os._exit(0)  # nothing of what was parsed needs to be taken down in order


if __name__ == "__main__":
    main()
