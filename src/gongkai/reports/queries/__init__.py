"""All reads of reports: who may know of which, how one stands, what it says and what was counted for it."""

from gongkai.reports.models import Report, Section, Value
from gongkai.reports.queries.held import (
    Found,
    beginnable_units,
    drafting_units,
    report_called,
    section_of,
    seen_by,
    span_of,
    standing_of,
    verbs_of,
)
from gongkai.reports.queries.measuring import counted
from gongkai.reports.queries.said import Said, counts_of, said_in, values_of

__all__ = [
    "Found",
    "Report",
    "Said",
    "Section",
    "Value",
    "beginnable_units",
    "counted",
    "counts_of",
    "drafting_units",
    "report_called",
    "said_in",
    "section_of",
    "seen_by",
    "span_of",
    "standing_of",
    "values_of",
    "verbs_of",
]
