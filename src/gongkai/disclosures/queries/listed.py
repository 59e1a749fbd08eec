"""Whether what is disclosed stands in a catalogue. Source: 第十三条、第十六条（三）."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils.timezone import localdate

from gongkai.catalogue.queries import spans_in_force
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Stage


def off_catalogue(revisions: Sequence[Revision], first_made_known: Mapping[int, date], at: datetime) -> set[int]:
    """Return the revisions that no catalogue in force lists; ``first_made_known`` is the day of each disclosure.

    What counts is the catalogue in force on the day of the proposal, for a draft that of now: a catalogue that changes
    while a matter is decided changes nothing of who decides. What was first made known while its entry stood in a
    catalogue is listed for good, so that its corrections stay where it was decided. Source: 第十三条、第十六条（三）.
    """
    spans = spans_in_force({one.entry_id for one in revisions if one.entry_id})

    def is_listed(revision: Revision) -> bool:
        days = {_day_of(revision, at), first_made_known.get(revision.disclosure_id, date.min)}
        return any(span.holds(day) for span in spans.get(revision.entry_id or 0, ()) for day in days)

    return {revision.pk for revision in revisions if not is_listed(revision)}


def _day_of(revision: Revision, at: datetime) -> date:
    proposed = None if revision.stage == Stage.DRAFT else revision.proposed_at
    return localdate(proposed or at)
