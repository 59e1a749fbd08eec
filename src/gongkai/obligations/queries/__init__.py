"""All reads of obligations: what is due, by whom, how it stands, and how units cover their catalogues."""

from django.db.models import QuerySet

from gongkai.obligations.models import Deferral, Obligation
from gongkai.obligations.queries.coverage import Line, coverage, due_in_units, due_within
from gongkai.obligations.queries.facts import deferral_asked_of, facts_of, open_verbs
from gongkai.obligations.queries.lists import (
    could_answer,
    count_each,
    deferrals_of,
    deferrals_seen_by,
    late_first,
    obligation_called,
    open_by_day,
    open_under,
    outcome_of,
    overdue,
    overdue_count,
    overdue_for_readers,
    owed_by_any,
    seen_by,
    shifts_of,
    standing,
    statement_of,
    transfers_of,
    units_owing,
    urges_of,
)
from gongkai.orgs.models import Unit

Found = QuerySet[Obligation]
"""What lists are made of, for pages, which know no models."""

__all__ = [
    "Deferral",
    "Found",
    "Line",
    "Obligation",
    "Unit",
    "could_answer",
    "count_each",
    "coverage",
    "deferral_asked_of",
    "deferrals_of",
    "deferrals_seen_by",
    "due_in_units",
    "due_within",
    "facts_of",
    "late_first",
    "obligation_called",
    "open_by_day",
    "open_under",
    "open_verbs",
    "outcome_of",
    "overdue",
    "overdue_count",
    "overdue_for_readers",
    "owed_by_any",
    "seen_by",
    "shifts_of",
    "standing",
    "statement_of",
    "transfers_of",
    "units_owing",
    "urges_of",
]
