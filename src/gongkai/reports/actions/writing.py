"""Beginning a report, writing its sections, and counting anew what it tells. Source: 第十八条."""

from datetime import datetime

from django.db.models import F
from django.utils.timezone import localdate

from gongkai.figures.rules.spans import span_called
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.orgs.models import Person, Unit
from gongkai.orgs.queries import duties_of
from gongkai.reports.actions.hold import locked, noted, permitted, put_values
from gongkai.reports.models import Report, Section
from gongkai.reports.queries.held import roles_of
from gongkai.reports.rules.steps import Beginning, beginning_refusals, text_refusals
from gongkai.reports.rules.template import sections
from gongkai.reports.rules.words import Kind, ReportState, Verb
from gongkai.scanner.covering import must_not_be_told


@recorded()
def begin(unit: Unit | None, span: str, *, by: Person, at: datetime) -> Report:
    """Begin the report of a unit, or of the school, on a year or a school year; its figures are counted. 第十八条.

    :raises Refused: with every reason.
    """
    kind = Kind.UNIT if unit else Kind.SCHOOL
    held = Report(kind=kind, unit=unit, span=span, begun_by=by, begun_at=at, as_of=at, measured_by=by)
    if unit:
        Unit.objects.select_for_update().get(pk=unit.pk)
    same = Report.objects.filter(kind=kind, unit=unit, span=span).exclude(state=ReportState.VOID)
    asked = Beginning(
        kind=kind,
        roles=roles_of(held, duties_of(by, localdate(at))),
        named=span_called(span),
        today=localdate(at),
        has_one=same.exists(),
    )
    insist(*beginning_refusals(asked))
    held.save(force_insert=True)
    Section.objects.bulk_create(Section(report=held, code=part.code) for part in sections(kind))
    put_values(held, by, at)
    noted("report_begun", held, by=by, at=at)
    return held


@recorded()
def write_section(report: Report, code: str, text: str, *, lock: int, by: Person, at: datetime) -> None:
    """Write one section of a report; others write others at the same time. Source: 第十八条.

    :raises Refused: with every reason, if somebody else wrote it since it was read at ``lock``, too.
    """
    held = locked(report)
    permitted(held, Verb.WRITE, *text_refusals(text, told=must_not_be_told), by=by, at=at)
    same = Section.objects.filter(report=held, code=code, lock=lock)
    if not same.update(text=text.strip(), lock=F("lock") + 1, written_by=by, written_at=at):
        raise Refused([Refusal("moved_meanwhile")])
    noted("report_written", held, by=by, at=at, section=code)


@recorded()
def measure(report: Report, *, by: Person, at: datetime) -> None:
    """Count everything anew, as it is known now; what was written stays. Source: 第十八条.

    :raises Refused: with every reason.
    """
    held = locked(report)
    permitted(held, Verb.MEASURE, by=by, at=at)
    put_values(held, by, at)
    noted("report_measured", held, by=by, at=at)
