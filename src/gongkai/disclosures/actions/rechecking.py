"""Checking again everything that is made known or about to be, when the rules have changed. Source: 第八条、第九条.

One revision a step, so that a pause is heeded at once and a worker that dies loses nothing.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.disclosures.actions.move import locked
from gongkai.disclosures.models import Recheck, RecheckItem, Revision
from gongkai.disclosures.queries.checks import check_of
from gongkai.disclosures.queries.kept_out import kept_out_of
from gongkai.disclosures.queries.rechecks import (
    OPEN,
    is_due,
    known_of,
    next_to_recheck,
    to_recheck,
    undecided,
)
from gongkai.disclosures.rules.checks import REASON_LIMIT, Found, kept, marked
from gongkai.disclosures.rules.rechecks import new_in
from gongkai.disclosures.rules.words import RecheckState
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import OFFICE
from gongkai.notices.actions import tell
from gongkai.orgs import queries as orgs
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.scanner.passage import Trouble
from gongkai.scanner.text import of_trouble
from gongkai.screening import actions as screening
from gongkai.screening.queries import last_changed, rules_in_force, rules_mark
from gongkai.screening.rules import UNFINISHED, ScanState

SETTLED = timedelta(minutes=5)
"""How long after the last change of a list a recheck begins by itself: lists are changed several times in a row."""
OTHER = {RecheckState.RUNNING: RecheckState.PAUSED, RecheckState.PAUSED: RecheckState.RUNNING}
"""From which state a recheck is paused, and from which it goes on."""
UNREAD = of_trouble(Trouble("file_unreadable", "文件", "读这个文件时程序异常退出，没有读完"))


@recorded()
def begin_recheck(*, by: Person | None, at: datetime) -> Recheck:
    """Begin to check everything again by the rules in force; one under way by others stops. None is the worker.

    :raises Refused: if ``by`` is not of the office, or one by the same rules is under way.
    """
    mark = rules_mark(rules_in_force())
    open_ones = Recheck.objects.filter(state__in=OPEN)
    under_way = Refusal("recheck_under_way")
    insist(_not_of_the_office(by, at), under_way if open_ones.filter(rules=mark).exists() else None)
    open_ones.exclude(rules=mark).update(state=RecheckState.STOPPED, over_at=at)  # not one that has begun just now
    row = Recheck(rules=mark, begun_by=by, begun_at=at, total=to_recheck().count())
    Recheck.objects.bulk_create([row], ignore_conflicts=True)  # of two that begin at once, the database lets one in
    mine = Recheck.objects.filter(public_id=row.public_id).first()
    if mine is None:
        raise Refused([under_way])
    did("recheck_begun", f"recheck/{mine.public_id}", by=by, at=at, rules=mark)
    return mine


@recorded()
def hold_recheck(recheck: Recheck, to: RecheckState, *, by: Person, at: datetime) -> None:
    """Pause a recheck, or let one go on that was paused; what it has done stays done.

    :raises Refused: if ``by`` is not of the office, or somebody was quicker.
    """
    insist(_not_of_the_office(by, at))
    changed = Recheck.objects.filter(pk=recheck.pk, state=OTHER[to]).update(state=to)
    insist(None if changed else Refusal("moved_meanwhile"))
    recheck.refresh_from_db()
    is_paused, subject = to is RecheckState.PAUSED, f"recheck/{recheck.public_id}"
    did("recheck_paused" if is_paused else "recheck_running", subject, by=by, at=at)


@recorded()
def let_stay(item: RecheckItem, reason: str, *, by: Person, at: datetime) -> None:
    """Decide that what was found late may stay, and say why; not of what is kept out. Source: 第九条.

    :raises Refused: without a reason, if ``by`` is not of the office, or there is nothing to decide any more.
    """
    said = reason.strip()[:REASON_LIMIT]
    row = locked(item.revision)
    overtaken = None if undecided().filter(pk=item.pk).exists() else Refusal("moved_meanwhile")
    kept_out = Refusal("text_kept_out", (9, None)) if kept_out_of(row).places else None
    insist(_not_of_the_office(by, at), overtaken, None if said else Refusal("no_reason", about="reason"), kept_out)
    RecheckItem.objects.filter(pk=item.pk).update(reason=said, by=by, at=at)
    item.refresh_from_db()
    subject = f"disclosure/{row.disclosure.public_id}"
    did("recheck_let_stay", subject, by=by, at=at, revision=row.number, unsaid={"reason": said})


def _not_of_the_office(by: Person | None, at: datetime) -> Refusal | None:
    fits = by is None or orgs.duties_of(by, localdate(at)).has(*OFFICE)
    return None if fits else Refusal("not_your_task", (5, None))


def recheck_next(at: datetime) -> bool:
    """Go one step on; tells whether anything was done. Begins by itself once changed rules have settled."""
    running = Recheck.objects.filter(state=RecheckState.RUNNING).first()
    if running is None:
        return _begin_if_due(at)
    if running.rules != rules_mark(rules_in_force()):
        _end(running, RecheckState.STOPPED, at)
        return True
    revision = next_to_recheck(running)
    if revision is None:
        _finish(running, at)
        return True
    return _look_at(running, revision, at)


def _begin_if_due(at: datetime) -> bool:
    changed = last_changed()
    if (changed and changed > at - SETTLED) or not is_due(rules_mark(rules_in_force())):
        return False
    try:
        begin_recheck(by=None, at=at)
    except Refused:  # another worker was quicker
        return False
    return True


def _look_at(recheck: Recheck, revision: Revision, at: datetime) -> bool:
    """Check a revision whose files have been read; else have one of the waiting files read, whosever it is."""
    rules = rules_in_force()
    files = revision.attachments.select_related("stored")
    scans = screening.ask_all(((one.stored, one.name) for one in files), at=at)
    failed = [scan for scan in scans if scan.state == ScanState.FAILED and scan.asked_at < recheck.begun_at]
    screening.ask_again([(scan.stored_id, scan.name) for scan in failed], at=at)
    if failed or any(scan.state in UNFINISHED for scan in scans):
        return screening.scan_next(at)
    check = check_of(revision, rules)
    unread = marked([(name, UNREAD) for name in (*check.waiting, *check.failed)], {})
    _write_down(recheck, revision, new_in((*check.found, *unread), known_of(revision)))
    return True


@recorded()
def _write_down(recheck: Recheck, revision: Revision, new: Iterable[Found]) -> None:
    """Keep what is new, and how far the recheck has come, unless somebody paused it or another has been here.

    If the revision or the rules have changed since it was looked at, nothing is kept and it is looked at again: what
    was found in something that has been erased must not come back.
    """
    row = locked(revision)
    if row.version != revision.version or rules_mark(rules_in_force()) != recheck.rules:
        return
    running = Recheck.objects.filter(pk=recheck.pk, state=RecheckState.RUNNING, reached__lt=revision.pk)
    found = kept(new)
    if running.update(done=F("done") + 1, reached=revision.pk) and found:
        RecheckItem.objects.create(recheck=recheck, revision=revision, findings=found)


@recorded()
def _finish(recheck: Recheck, at: datetime) -> None:
    """End a recheck; the office hears of it if there is something to decide."""
    found = RecheckItem.objects.filter(recheck=recheck).count()
    if _end(recheck, RecheckState.DONE, at) and found:
        units = Unit.objects.values_list("pk", flat=True)
        office = orgs.holders(units, OFFICE, localdate(at)).values_list("person_id", flat=True)
        tell(set(office), "recheck_done", f"recheck/{recheck.public_id}", at=at, found=str(found))


def _end(recheck: Recheck, to: RecheckState, at: datetime) -> bool:
    running = Recheck.objects.filter(pk=recheck.pk, state=RecheckState.RUNNING)
    return running.update(state=to, over_at=at, **({"total": F("done")} if to is RecheckState.DONE else {})) > 0
