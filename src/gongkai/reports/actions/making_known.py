"""A final report on its way to readers: a draft like any other. Source: 第十六条、第十八条."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import Draft
from gongkai.disclosures.models import Revision
from gongkai.files.models import StoredFile
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.reports.actions.hold import locked, noted, permitted
from gongkai.reports.models import Report
from gongkai.reports.queries import drafting_units
from gongkai.reports.rules.words import Verb


@recorded()
def make_known(
    report: Report, unit: Unit, draft: Draft, files: Iterable[tuple[StoredFile, str]], *, by: Person, at: datetime
) -> Revision:
    """Begin a disclosure of a final report, with its papers; it is reviewed and approved like any other.

    ``draft`` says under which item, to whom and what: the report as it stands, word for word. Source: 第十六条.

    :raises Refused: with every reason: not final, on its way already, or nobody drafts for that unit.
    """
    held = locked(report)
    may = unit.pk in drafting_units(held, duties_of(by, localdate(at)))
    permitted(held, Verb.MAKE_KNOWN, *([] if may else [Refusal("drafts_nowhere", (16, 1))]), by=by, at=at)
    revision = disclosures.start(unit, draft, by=by, at=at)
    for stored, name in files:
        disclosures.attach(revision, stored, name, by=by, at=at)
    Report.objects.filter(pk=held.pk).update(disclosure=revision.disclosure)
    noted("report_started", held, by=by, at=at, disclosure=str(revision.disclosure.public_id))
    return revision
