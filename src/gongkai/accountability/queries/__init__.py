"""All reads of the register: who may know of which case, what it says, how it stands; hints and figures."""

from gongkai.accountability.models import Answer, Case, Evidence, KeptOut, Knower, Line, Look, Statement
from gongkai.accountability.queries.hints import answers, hint_called, hints_for, named_in
from gongkai.accountability.queries.opened import Words, content_of, reason_of, said_in, shown_by, words_of
from gongkai.accountability.queries.pages import (
    cases_of,
    evidence_called,
    evidence_of,
    figures_of,
    kept_out_by,
    kept_out_called,
    knower_called,
    knowers_of,
    lines_of,
    looks_at,
    statements_of,
)
from gongkai.accountability.queries.standing import case_called, known_to, knows_of_a_case, verbs_of

__all__ = [
    "Answer",
    "Case",
    "Evidence",
    "KeptOut",
    "Knower",
    "Line",
    "Look",
    "Statement",
    "Words",
    "answers",
    "case_called",
    "cases_of",
    "content_of",
    "evidence_called",
    "evidence_of",
    "figures_of",
    "hint_called",
    "hints_for",
    "kept_out_by",
    "kept_out_called",
    "knower_called",
    "knowers_of",
    "known_to",
    "knows_of_a_case",
    "lines_of",
    "looks_at",
    "named_in",
    "reason_of",
    "said_in",
    "shown_by",
    "statements_of",
    "verbs_of",
    "words_of",
]
