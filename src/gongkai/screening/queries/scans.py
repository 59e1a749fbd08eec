"""What was found in files, under the rules in force, and what readers get of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec

from django.conf import settings
from django.db.models import Q

from gongkai.files.models import StoredFile
from gongkai.scanner.finding import Finding
from gongkai.scanner.rules import Rules
from gongkai.screening.models import CleanCopy, Scan
from gongkai.screening.rules import UNFINISHED, ScanState, read

Named = tuple[int, str]
"""A stored file by its primary key, and the name it is attached by."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What readers get of a file: its clean copy and how that differs, or why they get the file as it is.

    ``changes`` are pairs of place and what stood there.
    """

    copy: StoredFile | None
    changes: tuple[tuple[str, str], ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class FileCheck:
    """How far the scan of a file has come, what it found, and what readers get of it once that is known."""

    state: ScanState
    findings: tuple[Finding, ...] = ()
    copied: Copied | None = None


NOT_YET = FileCheck(ScanState.WAITING)


def reads_pictures() -> bool:
    """Tell whether the text of pictures is read here: the extra ``ocr`` is installed and not switched off."""
    return bool(settings.OCR) and find_spec("rapidocr") is not None


def rules_mark(rules: Rules) -> str:
    """Name the rules a file is scanned under, and whether its pictures are read."""
    return f"{rules.version}{'-ocr' if reads_pictures() else ''}"


def checks_of(files: Iterable[Named], rules: Rules) -> dict[Named, FileCheck]:
    """Return, for every named file, what was found in it under the rules; one never asked about waits."""
    wanted = set(files)
    if not wanted:
        return {}
    stored = {pk for pk, _name in wanted}
    scans = Scan.objects.filter(stored__in=stored, rules=rules_mark(rules))
    copies = copies_of(stored)
    found = {(scan.stored_id, scan.name): _check(scan, copies.get(scan.stored_id)) for scan in scans}
    return {one: found.get(one, NOT_YET) for one in wanted}


def _check(scan: Scan, copied: Copied | None) -> FileCheck:
    """Return how a scan stands; its findings are those of the copy, and count for nothing without it."""
    if copied is None:
        return FileCheck(ScanState(scan.state)) if scan.state != ScanState.DONE else NOT_YET
    return FileCheck(ScanState(scan.state), tuple(read(one) for one in scan.findings), copied)


def copies_of(files: Iterable[int]) -> dict[int, Copied]:
    """Return, by the primary key of each file that was read, what readers get of it."""
    rows = CleanCopy.objects.filter(original__in=set(files)).select_related("copy")
    return {
        one.original_id: Copied(one.copy, tuple((part, what) for part, what in one.changes), one.why_not)
        for one in rows
    }


def unfinished() -> int:
    """Count the scans that are still to be done."""
    return Scan.objects.filter(Q(state__in=sorted(UNFINISHED))).count()
