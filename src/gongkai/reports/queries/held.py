"""Reports as those find them who write and read them: the unit its own, the office all. Source: 第十八条."""

from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import QuerySet

from gongkai.figures.rules.spans import Named, span_called
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Duties, units_standing
from gongkai.reports.models import Report, Section
from gongkai.reports.rules.steps import WRITERS, Standing, open_verbs
from gongkai.reports.rules.words import Kind, ReportState, Verb

Found = QuerySet[Report]
"""Reports, for pages, which know no models."""


def span_of(report: Report) -> Named:
    """Return the days a report is about; what was begun was named by its span."""
    return cast("Named", span_called(report.span))


def seen_by(duties: Duties) -> Found:
    """Return the reports somebody may know of: his units', or all if he is of the office. Source: 第六条、第十八条."""
    found = Report.objects.select_related("unit__taken_over_by", "begun_by", "measured_by", "frozen_by", "submitted_by")
    if duties.has(*OFFICE):
        return found
    own = {at for role, at in duties.posts | duties.took_over if role in WRITERS[Kind.UNIT]}
    return found.filter(kind=Kind.UNIT, unit__in=own)


def report_called(public_id: UUID, duties: Duties) -> Report | None:
    """Return a report somebody may know of; absent and forbidden are alike."""
    return seen_by(duties).select_related("void_by", "disclosure").filter(public_id=public_id).first()


def beginnable_units(duties: Duties, on: date) -> QuerySet[Unit]:
    """Return the units of which somebody may begin a report. Source: 第十八条."""
    own = duties.units_with(*WRITERS[Kind.UNIT])
    return units_standing(on).filter(pk__in=own).order_by("position", "code")


def drafting_units(report: Report, duties: Duties) -> frozenset[int]:
    """Return for which units somebody may draft what makes a report known: its own, or his if it is the school's."""
    own = duties.units_with(Role.DRAFTER)
    answers = {report.unit.answering.pk} if report.unit else own
    return frozenset(own & answers)


def roles_of(report: Report, duties: Duties) -> frozenset[Role]:
    """Return somebody's roles for the unit of a report, or for the school."""
    if report.unit_id is not None:
        return duties.roles_for(report.unit_id)
    return frozenset(role for role, _unit in duties.posts if role.is_school_wide)


def standing_of(report: Report, duties: Duties) -> Standing:
    """Return how a report stands and how somebody stands to it."""
    return Standing(
        kind=Kind(report.kind),
        state=ReportState(report.state),
        roles=roles_of(report, duties),
        drafts=bool(drafting_units(report, duties)),
        is_started=report.disclosure_id is not None,
    )


def verbs_of(report: Report, duties: Duties) -> frozenset[Verb]:
    """Return what somebody may do about a report now: the same rules that will decide."""
    return open_verbs(standing_of(report, duties))


def section_of(report: Report, code: str) -> Section | None:
    """Return one section of a report as it was written."""
    return report.sections.filter(code=code).first()
