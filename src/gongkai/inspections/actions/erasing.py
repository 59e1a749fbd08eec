"""Erasing with what inspections kept of it: who checked what and when stays, what was seen goes. Source: 第八条."""

from datetime import datetime

from gongkai.disclosures.actions import destroy_files
from gongkai.disclosures.models import Disclosure, Revision
from gongkai.disclosures.queries import words_of
from gongkai.disclosures.rules.takedown import repeats
from gongkai.disclosures.rules.words import Alarm
from gongkai.incidents import actions as incidents
from gongkai.inspections.models import Check, Finding, FindingStep, StepFile
from gongkai.ledger.actions import recorded
from gongkai.orgs.models import Person

GONE = "—"
"""Stands for what somebody had written and what repeated the content."""


@recorded()
def erase_all(
    revision: Revision, *, by: Person, at: datetime, alarm: Alarm | None, reason: str, signed_in_at: datetime
) -> None:
    """Destroy everything a disclosure ever said, and what inspections kept of it and of how it was put right.

    The digests of what was seen stay. Practice: 个人信息保护法第四十七条.

    :raises Refused: with every reason.
    """
    words = words_of(revision)
    incidents.erase_all(revision, by=by, at=at, alarm=alarm, reason=reason, signed_in_at=signed_in_at)
    destroy_files(_blank(revision.disclosure, words), at)


def _blank(disclosure: Disclosure, words: list[str]) -> set[int]:
    """Blank what was kept; returns the files that went with it."""
    checks = Check.objects.filter(item__disclosure=disclosure)
    checks.update(document="")
    files = StepFile.objects.filter(step__finding__item__disclosure=disclosure)
    gone = set(files.values_list("stored_id", flat=True))
    files.delete()
    for check in checks:
        _blank_repeated(check, "note", words)
    for finding in Finding.objects.filter(item__disclosure=disclosure):
        _blank_repeated(finding, "what", words)
    for step in FindingStep.objects.filter(finding__item__disclosure=disclosure):
        _blank_repeated(step, "text", words)
    return gone


def _blank_repeated(row: Check | Finding | FindingStep, field: str, words: list[str]) -> None:
    if repeats(getattr(row, field), words):
        type(row).objects.filter(pk=row.pk).update(**{field: GONE})
