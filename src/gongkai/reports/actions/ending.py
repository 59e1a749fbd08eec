"""Making a report final, handing it to the office, and declaring one void. Source: 第十八条."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal
from gongkai.notices.actions import tell
from gongkai.orgs.models import Person
from gongkai.orgs.queries import persons_of_the_office
from gongkai.reports.actions.hold import locked, noted, permitted
from gongkai.reports.models import Report
from gongkai.reports.rules.steps import text_refusals
from gongkai.reports.rules.template import sections
from gongkai.reports.rules.words import Kind, Verb
from gongkai.scanner.covering import must_not_be_told


@recorded()
def freeze(report: Report, *, by: Person, at: datetime) -> None:
    """Make a report final: neither its words nor its figures change any more. Source: 第十八条.

    :raises Refused: with every reason, every section that must be written and is not among them.
    """
    held = locked(report)
    written = {one.code for one in held.sections.exclude(text="")}
    wanted = [part.code for part in sections(Kind(held.kind)) if part.is_required and part.code not in written]
    missing = [Refusal("section_missing", (18, None), about=code) for code in wanted]
    state = permitted(held, Verb.FREEZE, *missing, by=by, at=at)
    Report.objects.filter(pk=held.pk).update(state=state, frozen_by=by, frozen_at=at)
    noted("report_frozen", held, by=by, at=at, as_of=held.as_of.isoformat())


@recorded()
def submit(report: Report, *, by: Person, at: datetime) -> None:
    """Hand the final report of a unit to the office; the moment is kept and the office is told. Source: 第十八条.

    :raises Refused: with every reason.
    """
    held = locked(report)
    state = permitted(held, Verb.SUBMIT, by=by, at=at)
    Report.objects.filter(pk=held.pk).update(state=state, submitted_by=by, submitted_at=at)
    noted("report_submitted", held, by=by, at=at)
    said = {"unit": held.unit.short_name if held.unit else "", "span": held.span[:4]}
    people = persons_of_the_office(localdate(at)) - {by.pk}
    tell(people, "report_submitted", f"report/{held.public_id}", at=at, **said)


@recorded()
def void(report: Report, reason: str, *, by: Person, at: datetime) -> None:
    """Declare a report void, so that another can be begun; it stays as it is, and says why. Practice.

    :raises Refused: with every reason.
    """
    held = locked(report)
    missing = [] if reason.strip() else [Refusal("text_missing", about="reason")]
    wrong = text_refusals(reason, told=must_not_be_told, about="reason")
    state = permitted(held, Verb.VOID, *missing, *wrong, by=by, at=at)
    said = {"void_by": by, "void_at": at, "void_reason": reason.strip()}
    Report.objects.filter(pk=held.pk).update(state=state, **said)
    noted("report_void", held, by=by, at=at, reason=reason.strip())
