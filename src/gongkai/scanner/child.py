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
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from gongkai.scanner.formats.source import WHOLE, Item, Ocr
from gongkai.scanner.passage import Hidden, Passage, Trouble

TASK = "GONGKAI_SCANNER_TASK"
NAME_LIMIT = 1_000
_CHUNK = 1 << 16
_END = b"[]\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds by the clock and of the processor, bytes of memory, of input and of output."""

    seconds: int = 10
    cpu_seconds: int = 10
    memory: int = 1 << 30
    input: int = 200 << 20
    output: int = 32 << 20
    written: int = 0

    @classmethod
    def with_ocr(cls) -> "Limits":
        """Return limits under which the text of pictures can be read: three seconds a page, with models in memory."""
        return cls(seconds=300, cpu_seconds=600, memory=6 << 30)


def read_safely(content: bytes | Path, name: str, *, limits: Limits | None = None, ocr: bool = False) -> list[Item]:
    """Take a file apart in a child process; every way in which that can fail is a trouble in what is returned.

    What was read before a failure is returned too. Memory here is bounded by ``limits.output``.
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
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "gongkai.scanner.child"],
        stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True, start_new_session=True,
        env={**kept, "LANG": "C.UTF-8", TASK: task},
    ) as process:  # fmt: skip
        try:
            said, failure = _listen(process, limits)
        finally:
            process.kill()
    items = list(_items(said))
    failure = failure or (None if said.endswith(_END) else _why(process.returncode))
    return [*items, failure] if failure else items


def _listen(process: subprocess.Popen[bytes], limits: Limits) -> tuple[bytearray, Trouble | None]:
    """Collect what the child says, until it ends, says too much or takes too long."""
    said = bytearray()
    until = time.monotonic() + limits.seconds
    with selectors.DefaultSelector() as ready:
        ready.register(process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
        while (left := until - time.monotonic()) > 0:
            if not ready.select(left):
                break
            piece = os.read(process.stdout.fileno(), _CHUNK)  # type: ignore[union-attr]
            said += piece
            if len(said) > limits.output:
                return said, Trouble("file_bloated", WHOLE, "文件里的文字太多，没有读完")
            if not piece:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(max(0.1, until - time.monotonic()))
                return said, None
    return said, Trouble("file_unreadable", WHOLE, f"{limits.seconds} 秒内没有读完，已停止")


def _why(code: int | None) -> Trouble:
    """Say why a child ended before its work did."""
    if code == -signal.SIGXCPU:
        return Trouble("file_unreadable", WHOLE, "读这个文件需要的计算太多，已停止")
    return Trouble("file_unreadable", WHOLE, "读这个文件时程序异常退出，没有读完")


def _items(said: bytearray) -> Iterator[Item]:
    """Read the child's lines back; equal texts are kept once. A last line that was cut off is left out."""
    known: dict[str, str] = {}
    at = 0
    while (end := said.find(b"\n", at)) >= 0:
        fields = json.loads(said[at:end])
        at = end + 1
        if len(fields) == 3:
            yield Trouble(*fields)
        elif fields:
            text, part, hidden, row, heading = fields
            beside = tuple(known.setdefault(one, one) for one in row)
            yield Passage(
                known.setdefault(text, text), part, Hidden(hidden), beside, known.setdefault(heading, heading)
            )


def _line(item: Item) -> bytes:
    if isinstance(item, Trouble):
        return json.dumps([item.kind, item.part, item.detail]).encode() + b"\n"
    return json.dumps([item.text, item.part, item.hidden.value, item.row, item.heading]).encode() + b"\n"


def _confine(limits: Limits) -> None:
    """Take from this process what it could do harm with; none of it can be got back."""
    signal.alarm(limits.seconds + 2)  # should the parent be gone
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _reader() -> Ocr:
    from gongkai.scanner.formats import ocr  # noqa: PLC0415  # its models take a second to load

    return ocr.reader()


def main() -> None:
    """Read the file on standard input as the task says, one line of JSON a passage or trouble."""
    task = json.loads(os.environ.pop(TASK))
    _confine(Limits(**task["limits"]))
    from gongkai.scanner.formats import read  # noqa: PLC0415  # parsers are loaded within the limits

    out = sys.stdout.buffer
    try:
        picture_reader = _reader() if task["ocr"] else None
        for item in read(sys.stdin.buffer.read(), task["name"], ocr=picture_reader):
            out.write(_line(item))
    except MemoryError:
        out.write(_line(Trouble("file_bloated", WHOLE, "读这个文件需要的内存太多")))
    out.write(_END)
    out.flush()
    os._exit(0)  # nothing of what was parsed needs to be taken down in order


if __name__ == "__main__":
    main()
