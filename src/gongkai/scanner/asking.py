"""Having a stranger's file worked on in a process of its own, with limits: whatever happens there, this one goes on."""

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

from gongkai.scanner.formats.source import WHOLE
from gongkai.scanner.passage import Trouble
from gongkai.scanner.telling import Hearing

TASK = "GONGKAI_SCANNER_TASK"
CHANGE = "change"
"""The kind under which a child tells what a clean copy leaves out; no trouble has it."""

NO_MEMORY = 71
"""The code with which a child ends that has no memory left to say so in words."""

_CHUNK = 1 << 16
_NAME = 1_000
_TASK = 100_000
"""How many characters of a file's name are told, and how many bytes all that is asked may take."""

_MISSPOKEN = Trouble("file_unreadable", WHOLE, "读这个文件的程序说了不该说的话，已停止")
Result = TypeVar("Result")


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

    def or_more(self, other: "Limits") -> "Limits":
        """Return limits that leave room for either."""
        return Limits(*map(max, astuple(self), astuple(other)))


def ask(content: bytes | Path, name: str, task: dict[str, Any], limits: Limits) -> tuple[Hearing, Trouble | None]:
    """Let a child do something with a file; return what it said and why it did not say all."""
    heard = Hearing()
    told = json.dumps({"name": name[:_NAME], **task, "limits": asdict(limits)})
    if len(told) > _TASK:
        return heard, Trouble("file_bloated", WHOLE, "一次要做的太多，请分几次做")
    try:
        with _opened(content) as source:
            if os.fstat(source.fileno()).st_size > limits.input:
                return heard, Trouble("file_bloated", WHOLE, f"文件超过 {limits.input >> 20} MB，没有读")
            return heard, _work(source, told, heard, limits)
    except OSError as fault:
        return heard, Trouble("file_unreadable", WHOLE, f"打不开文件（{type(fault).__name__}）")


def understood(
    heard: Hearing, failure: Trouble | None, make: Callable[[dict[str, Any], bytes], Result]
) -> Result | Trouble:
    """Return what ``make`` makes of the words and the bytes with which a child ended, or why there is nothing."""
    if failure is not None:
        return failure
    words, _, content = heard.after.partition(b"\n")
    try:
        said = json.loads(words)
        return Trouble(*map(str, said["why"])) if "why" in said else make(said, bytes(content))
    except (ValueError, KeyError, TypeError, AttributeError):
        return _MISSPOKEN


def _opened(content: bytes | Path) -> IO[bytes]:
    """Open a file without waiting for one that never comes, as a pipe may let us do."""
    if isinstance(content, Path):
        return os.fdopen(os.open(content, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    kept = _nowhere()
    kept.write(content)
    kept.seek(0)
    return kept


def _nowhere() -> IO[bytes]:
    """Open a file that lies in memory alone, where the system has such: strangers' files never reach the disk."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("file"), "w+b")
    return tempfile.TemporaryFile()


def _work(source: IO[bytes], told: str, heard: Hearing, limits: Limits) -> Trouble | None:
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH") if key in os.environ}
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "gongkai.scanner.confined"],
        stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True, start_new_session=True,
        env={**kept, "LANG": "C.UTF-8", TASK: told},
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
                return _MISSPOKEN
            if heard.size > limits.output or len(heard.items) > limits.items:
                return Trouble("file_bloated", WHOLE, "文件里的文字太多，没有读完")
    return Trouble("file_unreadable", WHOLE, f"{limits.seconds} 秒内没有读完，已停止")


def _why(code: int | None) -> Trouble:
    """Say why a child ended before its work did."""
    if code == NO_MEMORY:
        return Trouble("file_bloated", WHOLE, "读这个文件需要的内存太多")
    if code == -signal.SIGXCPU:
        return Trouble("file_unreadable", WHOLE, "读这个文件需要的计算太多，已停止")
    return Trouble("file_unreadable", WHOLE, "读这个文件时程序异常退出，没有读完")
