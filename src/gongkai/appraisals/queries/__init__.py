"""All reads of appraisals: for those who hold them, for those who vote, and what came of them."""

from gongkai.appraisals.models import Appraisal, Template
from gongkai.appraisals.queries.held import (
    Found,
    appraisal_called,
    due_on,
    groups_offered,
    has_one,
    openable_units,
    questions_asked,
    result_of,
    result_read_by,
    seen_by,
    standing_of,
    template_in_force,
    verbs_of,
)
from gongkai.appraisals.queries.voting import Vote, called_by_member, electors, polling_of, votes_of

__all__ = [
    "Appraisal",
    "Found",
    "Template",
    "Vote",
    "appraisal_called",
    "called_by_member",
    "due_on",
    "electors",
    "groups_offered",
    "has_one",
    "openable_units",
    "polling_of",
    "questions_asked",
    "result_of",
    "result_read_by",
    "seen_by",
    "standing_of",
    "template_in_force",
    "verbs_of",
    "votes_of",
]
