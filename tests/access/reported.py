"""What the town reports of its years."""

from dataclasses import dataclass
from uuid import UUID

from gongkai.reports.models import Report, Section, Value
from tests.factories import NOON

ABSENT = UUID("00000000-0000-4000-8000-000000000000")


@dataclass(frozen=True)
class Reported:
    """A report of a college or, without a unit, of the school: of which days, and how far it is."""

    label: str
    span: str
    state: str = "draft"
    unit: str = "JX"


NOT_REPORTED = Reported("absent", "", state="", unit="")
REPORTS = [
    Reported("reporting", "2026Y"),
    Reported("reported", "2025Y", "frozen"),
    Reported("reported_in", "2024Y", "submitted"),
    Reported("report_void", "2023Y", "void"),
    Reported("school_reporting", "2026Y", unit=""),
    Reported("school_reported", "2025Y", "frozen", unit=""),
]


def a_report(town, one):
    """Keep a report as it stands; what was written and why it is void are words that stand nowhere else."""
    by = town.persons["head" if one.unit else "approver"]
    said = {"kind": "unit" if one.unit else "school", "unit": town.units[one.unit] if one.unit else None}
    said |= {"begun_by": by, "begun_at": NOON, "as_of": NOON, "measured_by": by}
    made = Report.objects.create(span=one.span, **said)
    Section.objects.create(report=made, code="basics", text=town.marks.of(one.label, "text", "yearly report"))
    codes = ["made_known", "punctual", "catalogues", "steps", "checks", "letters", "inspections", "assessment"]
    codes += ["members", "problems", *([] if one.unit else ["accountability"])]
    Section.objects.bulk_create(Section(report=made, code=code) for code in codes)
    Value.objects.create(report=made, code="disclosures.published", unit=said["unit"], part=1, whole=1)
    if one.state in {"frozen", "submitted"}:
        over = {"frozen_by": by, "frozen_at": NOON}
        over |= {"submitted_by": by, "submitted_at": NOON} if one.state == "submitted" else {}
        Report.objects.filter(pk=made.pk).update(state=one.state, **over)
    if one.state == "void":
        why = town.marks.of(one.label, "why", "yearly report")
        Report.objects.filter(pk=made.pk).update(state="void", void_by=by, void_at=NOON, void_reason=why)
    return made


class Reporting:
    """Where reports are found."""

    def _report(self):
        there = [(one, {"public_id": self.reports[one.label].public_id}) for one in REPORTS]
        return [*there, (NOT_REPORTED, {"public_id": ABSENT})]

    def _report_section(self):
        return [(one, {**where, "code": "basics"}) for one, where in self._report()]
