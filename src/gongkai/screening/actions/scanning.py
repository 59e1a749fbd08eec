"""Scanning files: asked for when one is attached, carried out by the worker one after the other, in a child process.

The rows are the queue. A scan whose worker died is begun again, a few times; then it has failed and says so.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F, Q

from gongkai.files.actions import keep_copy
from gongkai.files.models import StoredFile
from gongkai.files.queries import opened
from gongkai.scanner.child import read_safely, screen_safely
from gongkai.scanner.clean import Screened
from gongkai.scanner.finding import Finding, Severity
from gongkai.scanner.formats.source import Item
from gongkai.scanner.passage import Passage, Trouble
from gongkai.scanner.rules import Rules
from gongkai.scanner.text import of_trouble, scan_text
from gongkai.screening.models import CleanCopy, Scan
from gongkai.screening.queries import reads_pictures, rules_in_force, rules_mark
from gongkai.screening.rules import ATTEMPTS, PROTECTED, UNFINISHED, ScanState, written

log = logging.getLogger(__name__)

STALE = timedelta(minutes=15)
"""A scan that was begun this long ago and has not ended never will: its limits are far below. Practice."""
MOST = 500
"""As many findings of one file are kept, the gravest first. Practice: nobody answers more one by one."""
GRAVITY = list(Severity)


def ask(stored: StoredFile, name: str, *, at: datetime) -> Scan:
    """Ask for the scan of a file under the rules in force, unless it was asked for before."""
    [scan] = ask_all([(stored, name)], at=at)
    return scan


def ask_all(files: Iterable[tuple[StoredFile, str]], *, at: datetime) -> list[Scan]:
    """Ask for the scans of files by their names under the rules in force, those not asked for before; in order."""
    mark, asked = rules_mark(rules_in_force()), {"asked_at": at}
    return [
        Scan.objects.get_or_create(stored=stored, name=name, rules=mark, defaults=asked)[0] for stored, name in files
    ]


def ask_again(files: Iterable[tuple[int, str]], *, at: datetime) -> int:
    """Ask anew for the scans of named files that have failed; returns how many. Practice: 重新检查."""
    mark = rules_mark(rules_in_force())
    failed = (Q(stored=pk, name=name, rules=mark, state=ScanState.FAILED) for pk, name in files)
    return sum(
        Scan.objects.filter(one).update(state=ScanState.WAITING, attempts=0, asked_at=at, begun_at=None)
        for one in failed
    )


def scan_next(at: datetime) -> bool:
    """Carry out the scan that has waited longest; tells whether there was one."""
    unfinished = Scan.objects.filter(state__in=sorted(UNFINISHED))
    due = unfinished.filter(Q(state=ScanState.WAITING) | Q(begun_at__lt=at - STALE))
    scan = due.select_related("stored").order_by("asked_at", "pk").first()
    if scan is None:
        return False
    scan_now(scan, at=at)
    return True


def scan_now(scan: Scan, *, at: datetime) -> None:
    """Carry out one scan, unless somebody else has taken it; one that came too late for its rules makes room."""
    rules = rules_in_force()
    if rules_mark(rules) != scan.rules:
        Scan.objects.filter(pk=scan.pk).delete()
        ask(scan.stored, scan.name, at=at)
        return
    mine = Scan.objects.filter(pk=scan.pk, state=scan.state, begun_at=scan.begun_at)
    last = scan.attempts >= ATTEMPTS
    state = ScanState.FAILED if last else ScanState.RUNNING
    if not mine.update(state=state, attempts=F("attempts") + 1, begun_at=at) or last:
        return
    begun = Scan.objects.filter(pk=scan.pk, state=ScanState.RUNNING, begun_at=at)
    try:
        findings = [written(one) for one in _findings(_read(scan, at), rules)]
    except OSError:
        log.exception("a file that is attached cannot be opened")
        begun.update(state=ScanState.FAILED)
    else:
        begun.update(state=ScanState.DONE, findings=findings, done_at=at)


def let_go(files: Iterable[StoredFile]) -> None:
    """Forget what was found in files that are about to be destroyed, and what a destroyed copy was made for."""
    gone = list(files)
    Scan.objects.filter(Q(stored__in=gone) | Q(stored__cleaned__copy__in=gone)).delete()
    CleanCopy.objects.filter(Q(original__in=gone) | Q(copy__in=gone)).delete()


def _read(scan: Scan, at: datetime) -> list[Item]:
    """Read what readers get of a file: its clean copy, which is made if there is none yet."""
    cleaned = CleanCopy.objects.filter(original=scan.stored_id).select_related("copy").first()
    with opened(cleaned.copy if cleaned and cleaned.copy else scan.stored) as content:
        whole = content.read()
    if cleaned:
        return read_safely(whole, scan.name, ocr=reads_pictures())
    screened = screen_safely(whole, scan.name, ocr=reads_pictures())
    _keep(scan.stored, screened, at)
    return screened.items


def _keep(original: StoredFile, screened: Screened, at: datetime) -> None:
    copy = None
    if screened.copy is not None:
        copy = keep_copy(screened.copy, original.media_type, at=at)
    changes = [(change.part, change.what) for change in screened.changes]
    why_not = screened.why_not.detail[:200] if screened.why_not else ""
    kept = {"copy": copy, "changes": changes, "why_not": why_not, "made_at": at}
    CleanCopy.objects.get_or_create(original=original, defaults=kept)


def _findings(items: list[Item], rules: Rules) -> list[Finding]:
    """Return what was found, the gravest first, and before it what may not be made known at all."""
    troubles = [of_trouble(item) for item in items if isinstance(item, Trouble)]
    in_text = scan_text([item for item in items if isinstance(item, Passage)], rules)
    return sorted([*troubles, *in_text], key=lambda one: (one.listed != PROTECTED, GRAVITY.index(one.severity)))[:MOST]
