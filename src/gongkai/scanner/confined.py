"""The process in which a stranger's file is worked on. It has the file, one task, and leave to do nothing else.

``python -m gongkai.scanner.confined``: the file comes by standard input, what to do with it by an environment variable
(no name of a file is seen in the list of processes); passages leave as lines of JSON. The parsers themselves are loaded
only here: what others import from here merely chooses among them.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import astuple
from importlib import import_module
from types import MappingProxyType
from typing import Any

from gongkai.scanner.asking import CHANGE, NO_MEMORY, TASK, Limits
from gongkai.scanner.clean import screen
from gongkai.scanner.formats import read
from gongkai.scanner.formats.source import Hazard, Ocr
from gongkai.scanner.mask_table import columns, mask_columns
from gongkai.scanner.masking import Mask
from gongkai.scanner.pages import Area
from gongkai.scanner.passage import Trouble
from gongkai.scanner.tables.plain import as_plain
from gongkai.scanner.telling import Telling

Task = dict[str, Any]


def _read(content: bytes, task: Task, tell: Telling) -> None:
    for item in read(content, task["name"], ocr=_reader(task)):
        tell.item(item)
    tell.end()


def _screen(content: bytes, task: Task, tell: Telling) -> None:
    screened = screen(content, task["name"], ocr=_reader(task))
    for item in screened.items:
        tell.item(item)
    for change in screened.changes:
        tell.item(Trouble(CHANGE, change.part, change.what))
    why_not = astuple(screened.why_not) if screened.why_not else None
    _end(tell, {"why_not": why_not}, screened.copy or b"")


def _count(content: bytes, task: Task, tell: Telling) -> None:
    _end(tell, {"pages": import_module("gongkai.scanner.draw").page_count(content, task["name"])})


def _draw(content: bytes, task: Task, tell: Telling) -> None:
    drawing = import_module("gongkai.scanner.draw").drawing(content, task["name"], task["page"], task["width"])
    _end(tell, {"pages": drawing.pages}, drawing.picture)


def _redact(content: bytes, task: Task, tell: Telling) -> None:
    areas = [Area(*area) for area in task["areas"]]
    _end(tell, {}, import_module("gongkai.scanner.redact").redacted(content, task["name"], areas))


def _columns(content: bytes, task: Task, tell: Telling) -> None:
    _end(tell, {"columns": [astuple(column) for column in columns(content, task["name"])]})


def _mask(content: bytes, task: Task, tell: Telling) -> None:
    masks = task["masks"].items()
    chosen = {(sheet, int(number)): Mask(mask) for sheet, here in masks for number, mask in here.items()}
    _end(tell, {}, mask_columns(content, task["name"], chosen))


def _tables(content: bytes, task: Task, tell: Telling) -> None:
    found = import_module("gongkai.scanner.tables").tables(content, task["name"])
    _end(tell, {"tables": [as_plain(table) for table in found]})


_WORK: MappingProxyType[str, Callable[[bytes, Task, Telling], None]] = MappingProxyType(
    {
        "read": _read,
        "screen": _screen,
        "count": _count,
        "draw": _draw,
        "redact": _redact,
        "columns": _columns,
        "mask": _mask,
        "tables": _tables,
    }
)


def _reader(task: Task) -> Ocr | None:
    """Return what reads pictures; without the extra nothing does, and each picture is told as unread."""
    if not task["ocr"]:
        return None
    try:
        reader: Ocr = import_module("gongkai.scanner.formats.ocr").reader()  # its models take a second to load
    except ModuleNotFoundError:
        return None
    return reader


def _end(tell: Telling, said: dict[str, Any], content: bytes = b"") -> None:
    """Say what came of the work, in a line of JSON, and hand over the bytes that were made."""
    tell.end(json.dumps(said).encode() + b"\n" + content)


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


def main() -> None:
    """Do with the file on standard input what the task says, one line of JSON a passage or trouble."""
    task: Task = json.loads(os.environ.pop(TASK))
    _confine(Limits(**task["limits"]))
    content = sys.stdin.buffer.read()
    tell = Telling(sys.stdout.buffer)
    try:
        _WORK[task["do"]](content, task, tell)
    except Hazard as hazard:
        _end(tell, {"why": astuple(hazard.trouble())})
    except MemoryError:
        os._exit(NO_MEMORY)  # there is none left to say it in words
    os._exit(0)  # nothing of what was parsed needs to be taken down in order


if __name__ == "__main__":
    main()
