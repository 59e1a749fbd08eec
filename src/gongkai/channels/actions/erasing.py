"""Erasing a matter with all that proved that it was made known: photographs show what is to be gone. Source: 第八条."""

from datetime import datetime

from gongkai.channels.models import Evidence, EvidenceFile, Recall
from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Alarm
from gongkai.files import actions as files
from gongkai.files.models import StoredFile
from gongkai.files.queries import unclaimed
from gongkai.ledger.actions import recorded
from gongkai.orgs.actions.deeds import did
from gongkai.orgs.models import Person


@recorded()
def erase(
    revision: Revision, *, by: Person, at: datetime, alarm: Alarm | None, reason: str, signed_in_at: datetime
) -> None:
    """Destroy everything a disclosure ever said, and what proves it: who gave evidence, of when, stays.

    Practice: 个人信息保护法第四十七条.

    :raises Refused: with every reason.
    """
    disclosures.erase(revision, by=by, at=at, alarm=alarm, reason=reason, signed_in_at=signed_in_at)
    of = {"release__disclosure": revision.disclosure_id}
    proved = EvidenceFile.objects.filter(evidence__release__disclosure=revision.disclosure_id)
    doomed = {*proved.values_list("stored", flat=True), *Recall.objects.filter(**of).values_list("proof", flat=True)}
    proved.delete()
    Evidence.objects.filter(**of).update(place="", note="")
    Recall.objects.filter(**of).update(note="", proof=None, proof_name="")
    subject = f"disclosure/{revision.disclosure.public_id}"
    did("evidence_destroyed", subject, by=by, at=at, unit=revision.disclosure.unit)
    files.destroy(unclaimed(StoredFile.objects.filter(pk__in=doomed - {None})), at=at)
