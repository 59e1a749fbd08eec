"""Checking again everything that is made known or about to be, when the rules have changed. Source: 第八条、第九条.

One revision a step, so that a pause is heeded at once and a worker that dies loses nothing.
"""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.disclosures.models import Recheck, RecheckItem, Revision
from gongkai.disclosures.queries.checks import check_of
from gongkai.disclosures.queries.rechecks import known_marks, last_recheck, next_to_recheck, to_recheck
from gongkai.disclosures.rules.checks import REASON_LIMIT, Found, kept, marked
from gongkai.disclosures.rules.words import RecheckState
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, insist
from gongkai.measures.vocabulary import Role
from gongkai.notices.actions import tell
from gongkai.orgs import queries as orgs
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person, Unit
from gongkai.scanner.passage import Trouble
from gongkai.scanner.text import of_trouble
from gongkai.screening import actions as screening
from gongkai.screening.queries import last_changed, rules_in_force, rules_mark
from gongkai.screening.rules import UNFINISHED

OFFICE = (Role.OFFICE_CLERK, Role.OFFICE_APPROVER)
SETTLED = timedelta(minutes=5)
"""How long after the last change of a list a recheck begins by itself: lists are changed several times in a row."""
OPEN = [RecheckState.RUNNING, RecheckState.PAUSED]
UNREAD = of_trouble(Trouble("file_unreadable", "文件", "检查没有完成"))


@recorded()
def begin_recheck(*, by: Person | None, at: datetime) -> Recheck:
    """Begin to check everything again by the rules in force; one that is under way stops. None is the worker.

    :raises Refused: if ``by`` is not of the office.
    """
    insist(_not_of_the_office(by, at))
    Recheck.objects.filter(state__in=OPEN).update(state=RecheckState.STOPPED, over_at=at)
    mark = rules_mark(rules_in_force())
    row = Recheck.objects.create(rules=mark, begun_by=by, begun_at=at, total=to_recheck().count())
    did("recheck_begun", f"recheck/{row.pk}", by=by, at=at, rules=mark)
    return row


@recorded()
def hold_recheck(recheck: Recheck, *, by: Person, at: datetime) -> None:
    """Pause a recheck, or let one go on that was paused; what it has done stays done.

    :raises Refused: if ``by`` is not of the office, or it is over.
    """
    insist(_not_of_the_office(by, at))
    other = {RecheckState.RUNNING: RecheckState.PAUSED, RecheckState.PAUSED: RecheckState.RUNNING}
    to = other.get(RecheckState(recheck.state))
    changed = to and Recheck.objects.filter(pk=recheck.pk, state=recheck.state).update(state=to)
    insist(None if changed else Refusal("moved_meanwhile"))
    recheck.refresh_from_db()
    did(f"recheck_{recheck.state}", f"recheck/{recheck.pk}", by=by, at=at)


@recorded()
def let_stay(item: RecheckItem, reason: str, *, by: Person, at: datetime) -> None:
    """Decide that what was found late may stay, and say why. Source: 第九条.

    :raises Refused: without a reason, or if ``by`` is not of the office.
    """
    insist(_not_of_the_office(by, at), None if reason.strip() else Refusal("no_reason", about="reason"))
    RecheckItem.objects.filter(pk=item.pk).update(reason=reason.strip()[:REASON_LIMIT], by=by, at=at)
    item.refresh_from_db()
    subject = f"disclosure/{item.revision.disclosure.public_id}"
    did("recheck_let_stay", subject, by=by, at=at, revision=item.revision.number, unsaid={"reason": reason})


def _not_of_the_office(by: Person | None, at: datetime) -> Refusal | None:
    fits = by is None or orgs.duties_of(by, localdate(at)).has(*OFFICE)
    return None if fits else Refusal("not_your_task", (5, None))


def recheck_next(at: datetime) -> bool:
    """Check one more revision; tells whether anything was done. Begins by itself once changed rules have settled."""
    running = Recheck.objects.filter(state=RecheckState.RUNNING).first()
    if running is None:
        return _begin_if_due(at)
    revision = next_to_recheck(running)
    if revision is None:
        _finish(running, at)
        return True
    _look_at(running, revision, at)
    return True


def _begin_if_due(at: datetime) -> bool:
    last, changed = last_recheck(), last_changed()
    is_known = last is not None and last.rules == rules_mark(rules_in_force())
    if is_known or (changed and changed > at - SETTLED):
        return False
    begin_recheck(by=None, at=at)
    return True


def _look_at(recheck: Recheck, revision: Revision, at: datetime) -> None:
    for one in revision.attachments.select_related("stored"):
        scan = screening.ask(one.stored, one.name, at=at)
        if scan.state in UNFINISHED:
            screening.scan_now(scan, at=at)
    check = check_of(revision)
    known = known_marks(revision)
    unread = marked([(name, UNREAD) for name in (*check.waiting, *check.failed)], {})
    new = [one for one in (*check.found, *unread) if one.mark not in known]
    _write_down(recheck, revision, new)


@recorded()
def _write_down(recheck: Recheck, revision: Revision, new: list[Found]) -> None:
    """Keep what is new, and how far the recheck has come, unless somebody has paused or stopped it meanwhile."""
    running = Recheck.objects.filter(pk=recheck.pk, state=RecheckState.RUNNING, reached__lt=revision.pk)
    if running.update(done=F("done") + 1, reached=revision.pk) and new:
        RecheckItem.objects.create(recheck=recheck, revision=revision, findings=kept(new))


def _finish(recheck: Recheck, at: datetime) -> None:
    """End a recheck; the office hears of it if there is something to decide."""
    over = Recheck.objects.filter(pk=recheck.pk, state=RecheckState.RUNNING)
    found = RecheckItem.objects.filter(recheck=recheck).count()
    if over.update(state=RecheckState.DONE, over_at=at) and found:
        units = Unit.objects.values_list("pk", flat=True)
        office = orgs.holders(units, OFFICE, localdate(at)).values_list("person_id", flat=True)
        tell(set(office), "recheck_done", f"recheck/{recheck.pk}", at=at, found=str(found))
