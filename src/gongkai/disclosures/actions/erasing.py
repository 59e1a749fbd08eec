"""Erasing: what was taken down is destroyed for good, and a tombstone stays. Source: 第八条、第九条."""

from datetime import datetime

from gongkai.disclosures.actions.destroying import destroy
from gongkai.disclosures.actions.inscribing import changed
from gongkai.disclosures.actions.move import record
from gongkai.disclosures.actions.procedure import FRESH
from gongkai.disclosures.actions.takedown import shown
from gongkai.disclosures.actions.telling import tell_of
from gongkai.disclosures.models import Disclosure, Release, RestoreRequest, Revision
from gongkai.disclosures.queries.around import actor_of
from gongkai.disclosures.queries.facts import release_case_of, words_of
from gongkai.disclosures.rules.takedown import repeats, takedown
from gongkai.disclosures.rules.words import IN_WORK, Alarm, ReleaseState, Stage, Verb
from gongkai.exports import actions as exports
from gongkai.ledger.actions import recorded
from gongkai.ledger.rules.leaf import Act
from gongkai.orgs.models import Person


@recorded()
def erase(
    revision: Revision, *, by: Person, at: datetime, alarm: Alarm | None, reason: str, signed_in_at: datetime
) -> None:
    """Destroy everything a disclosure ever said, in all revisions, files and notices; nobody brings it back.

    Its page stays with date, reason and who erased it; the logs keep their leaves and get one more an audience.
    Practice: 个人信息保护法第四十七条.

    :raises Refused: with every reason.
    """
    row, reason = shown(revision), reason.strip()
    again, fresh = repeats(reason, words_of(row)), at - signed_in_at <= FRESH
    case = release_case_of(row, by, at, reason=reason, alarm=alarm, repeats=again, signed_in_freshly=fresh)
    to = takedown(Verb.ERASE, case)
    Disclosure.objects.filter(pk=row.disclosure_id).update(erased_by=by, erased_at=at)
    _stop_work(row, by, at)
    destroy(row.disclosure, at=at)
    exports.forget_all(at=at)
    audiences = _take_down(row, to, {"alarm": alarm or "", "over_by": by, "over_at": at, "over_reason": reason})
    changed(row.disclosure, Act.ERASE, audiences, at, told=reason, reason=alarm or "")
    record(row, Verb.ERASE, row.stage, actor_of(by, row, at), at=at, reason=reason)
    revision.refresh_from_db()
    row.refresh_from_db()
    tell_of(row, Verb.ERASE, Stage(row.stage), by=by, at=at)


def _stop_work(row: Revision, by: Person, at: datetime) -> None:
    """Cancel the draft of a correction, whatever stage it is in: it carries the same text."""
    for draft in Revision.objects.filter(disclosure=row.disclosure_id, stage__in=sorted(IN_WORK)):
        Revision.objects.filter(pk=draft.pk).update(stage=Stage.CANCELLED, cancelled_at=at)
        record(draft, Verb.CANCEL, Stage.CANCELLED, actor_of(by, draft, at), at=at)


def _take_down(row: Revision, to: ReleaseState, columns: dict[str, object]) -> set[str]:
    """Leave of everything released the tombstone alone; returns the audiences that have ever read any of it."""
    releases = Release.objects.filter(disclosure=row.disclosure_id)
    releases.filter(state=ReleaseState.PLANNED).delete()
    replaced = releases.filter(state=ReleaseState.REPLACED)
    replaced.update(over_reason="", alarm="")
    releases.exclude(state=ReleaseState.REPLACED).update(state=to, **columns)
    RestoreRequest.objects.filter(disclosure=row.disclosure_id).delete()
    return set(releases.values_list("audience", flat=True))
