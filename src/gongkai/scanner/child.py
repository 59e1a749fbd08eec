"""Reading a stranger's file in a process of its own, with limits: whatever happens there, this one goes on.

``python -m gongkai.scanner.child`` is that process: the file comes by standard input, what to do with it by an
environment variable (no name of a file is seen in the list of processes), and passages leave as lines of JSON.
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

from gongkai.scanner.formats.source import WHOLE, Item, Ocr
from gongkai.scanner.passage import Trouble
from gongkai.scanner.telling import Hearing, Telling

TASK = "GONGKAI_SCANNER_TASK"
NAME_LIMIT = 1_000
_CHUNK = 1 << 16


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
    def with_ocr(cls) -> "Limits":
        """Return limits under which the text of pictures can be read: three seconds a page, with models in memory."""
        return cls(seconds=300, cpu_seconds=600, memory=6 << 30)


def read_safely(content: bytes | Path, name: str, *, limits: Limits | None = None, ocr: bool = False) -> list[Item]:
    """Take a file apart in a child process; every way in which that can fail is a trouble in what is returned.

    What was read before a failure is returned too. Memory here is bounded by ``limits.output`` and ``limits.items``.
    """
    bounds = limits or (Limits.with_ocr() if ocr else Limits())
    try:
        with _opened(content) as source:
            if os.fstat(source.fileno()).st_size > bounds.input:
                return [Trouble("file_bloated", WHOLE, f"文件超过 {bounds.input >> 20} MB，没有读")]
            return _read(source, name, bounds, ocr=ocr)
    except OSError as fault:
        return [Trouble("file_unreadable", WHOLE, f"打不开文件（{type(fault).__name__}）")]


def _opened(content: bytes | Path) -> IO[bytes]:
    if isinstance(content, Path):
        return content.open("rb")
    kept = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it
    kept.write(content)
    kept.seek(0)
    return kept


def _read(source: IO[bytes], name: str, limits: Limits, *, ocr: bool) -> list[Item]:
    task = json.dumps({"name": name[:NAME_LIMIT], "limits": asdict(limits), "ocr": ocr})
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH") if key in os.environ}
    heard = Hearing()
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "gongkai.scanner.child"],
        stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True, start_new_session=True,
        env={**kept, "LANG": "C.UTF-8", TASK: task},
    ) as process:  # fmt: skip
        try:
            failure = _listen(process, heard, limits)
        finally:
            process.kill()
    failure = failure or (None if heard.is_over else _why(process.returncode))
    return [*heard.items, failure] if failure else heard.items


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
            heard.hear(piece)
            if heard.size > limits.output or len(heard.items) > limits.items:
                return Trouble("file_bloated", WHOLE, "文件里的文字太多，没有读完")
    return Trouble("file_unreadable", WHOLE, f"{limits.seconds} 秒内没有读完，已停止")


def _why(code: int | None) -> Trouble:
    """Say why a child ended before its work did."""
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


def _reader() -> Ocr:
    reader: Ocr = import_module("gongkai.scanner.formats.ocr").reader()  # its models take a second to load
    return reader


def main() -> None:
    """Read the file on standard input as the task says, one line of JSON a passage or trouble."""
    task = json.loads(os.environ.pop(TASK))
    _confine(Limits(**task["limits"]))
    from gongkai.scanner.formats import read  # noqa: PLC0415  # parsers are loaded within the limits

    tell = Telling(sys.stdout.buffer)
    try:
        for item in read(sys.stdin.buffer.read(), task["name"], ocr=_reader() if task["ocr"] else None):
            tell.item(item)
    except MemoryError:
        tell.item(Trouble("file_bloated", WHOLE, "读这个文件需要的内存太多"))
    tell.end()
    os._exit(0)  # nothing of what was parsed needs to be taken down in order


if __name__ == "__main__":
    main()
