"""Erasing with what emergencies say of it: the record stays, what repeats the content goes. Source: 第八条、第九条."""

from datetime import datetime

from gongkai.channels.actions import erase
from gongkai.disclosures.actions import destroy_files
from gongkai.disclosures.models import Disclosure, Revision
from gongkai.disclosures.queries import words_of
from gongkai.disclosures.rules.takedown import repeats
from gongkai.disclosures.rules.words import Alarm
from gongkai.incidents.models import Entry, Incident, LeakRecord
from gongkai.ledger.actions import recorded
from gongkai.orgs.models import Person

GONE = "—"
"""Stands for what somebody had written and what repeated the content."""
OF_LEAKS = ("happened", "kinds", "cause", "harm", "measures", "advice", "contact")


@recorded()
def erase_all(
    revision: Revision, *, by: Person, at: datetime, alarm: Alarm | None, reason: str, signed_in_at: datetime
) -> None:
    """Destroy everything a disclosure ever said, and what was noted of it while it was dealt with.

    Of its emergencies who, when and what kind stays; so does the record of what leaked, as far as it does not say
    again what is destroyed. Practice: 个人信息保护法第四十七条、第五十七条.

    :raises Refused: with every reason.
    """
    words = words_of(revision)
    erase(revision, by=by, at=at, alarm=alarm, reason=reason, signed_in_at=signed_in_at)
    destroy_files(_blank(revision.disclosure, words), at)


def _blank(disclosure: Disclosure, words: list[str]) -> set[int]:
    """Blank what was noted; returns the files that went with it."""
    entries = Entry.objects.filter(incident__disclosure=disclosure)
    files = set(entries.exclude(file=None).values_list("file_id", flat=True))
    entries.update(text="", file=None, file_name="")
    incidents = Incident.objects.filter(disclosure=disclosure)
    incidents.update(what="")
    for row in incidents:
        _blank_repeated(row, ("cause", "measures"), words)
    for leak in LeakRecord.objects.filter(incident__disclosure=disclosure):
        _blank_repeated(leak, OF_LEAKS, words)
    return files


def _blank_repeated(row: Incident | LeakRecord, fields: tuple[str, ...], words: list[str]) -> None:
    if said := [field for field in fields if repeats(getattr(row, field), words)]:
        type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(said, GONE))
