"""All reads of letters: who may know of which, by when they are answered, what they say, how they stand."""

from django.db.models import QuerySet

from gongkai.mailbox.models import Answer, Enclosure, IdentityRequest, Letter, Step
from gongkai.mailbox.queries.clocks import clock_of, pauses_of
from gongkai.mailbox.queries.corrections import corrections_for
from gongkai.mailbox.queries.facts import (
    answer_of,
    draft_of,
    facts_of,
    handlers_of,
    head_may_approve,
    open_verbs,
)
from gongkai.mailbox.queries.figures import Received, figures_of, first_letter_on, months_until, received, topics_for
from gongkai.mailbox.queries.lists import (
    answers_of,
    could_merge_into,
    enclosure_called,
    enclosures_of,
    identity_requests_of,
    letter_called,
    letters_for,
    overdue_count,
    steps_of,
)
from gongkai.mailbox.queries.opened import Words, Writer, content_of, note_of, text_of, words_of
from gongkai.mailbox.queries.readers import Course, answering, by_receipt, course_of, standing_of
from gongkai.mailbox.queries.waiting import count_each, letters_waiting, units_with_letters, waiting_for
from gongkai.mailbox.rules.clocks import Clock
from gongkai.mailbox.rules.figures import Figures
from gongkai.mailbox.rules.topics import Topic
from gongkai.orgs.queries import inspectors_for

Found = QuerySet[Letter]
"""What lists are made of, for pages, which know no models."""

__all__ = [
    "Answer",
    "Clock",
    "Course",
    "Enclosure",
    "Figures",
    "Found",
    "IdentityRequest",
    "Letter",
    "Received",
    "Step",
    "Topic",
    "Words",
    "Writer",
    "answer_of",
    "answering",
    "answers_of",
    "by_receipt",
    "clock_of",
    "content_of",
    "corrections_for",
    "could_merge_into",
    "count_each",
    "course_of",
    "draft_of",
    "enclosure_called",
    "enclosures_of",
    "facts_of",
    "figures_of",
    "first_letter_on",
    "handlers_of",
    "head_may_approve",
    "identity_requests_of",
    "inspectors_for",
    "letter_called",
    "letters_for",
    "letters_waiting",
    "months_until",
    "note_of",
    "open_verbs",
    "overdue_count",
    "pauses_of",
    "received",
    "standing_of",
    "steps_of",
    "text_of",
    "topics_for",
    "units_with_letters",
    "waiting_for",
    "words_of",
]
