"""What these pages have in common: which letters somebody may open, and how what is done with one is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.letters import LOOKS, due_words
from gongkai.desk.views.orgs.asking import Ask
from gongkai.mailbox import queries
from gongkai.mailbox.queries import Letter
from gongkai.mailbox.rules.words import State, Verb


@dataclass(frozen=True, slots=True)
class Row:
    """A letter as lists show it."""

    letter: Letter
    title: str
    tone: str
    words: str
    by_then: str
    state_tone: str
    state_icon: str


def rows_of(found: Iterable[Letter], on: date) -> list[Row]:
    """Return letters as lists show them on a day."""
    return [
        Row(letter, queries.words_of(letter).title, *due_words(letter, on), *LOOKS[State(letter.state)])
        for letter in found
    ]


def opened(request: StaffRequest, public_id: UUID) -> Letter:
    """Return a letter the person may know of.

    :raises Http404: if there is none.
    """
    found = queries.letter_called(public_id, request.duties, request.today)
    if found is None:
        raise Http404
    return found


def opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Letter:
    """Return a letter with which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    found = opened(request, public_id)
    if verb not in queries.open_verbs(found, request.duties, request.today):
        raise Http404
    return found


def page_for(letter: Letter, title: str, submit: str, done: str, *told: str, is_grave: bool = False) -> Ask:
    """Word a page on which something is done with a letter; what the letter says stands on its own page alone."""
    back = reverse("desk:letter", args=[letter.public_id])
    return Ask(title, submit, done, back, consequences=told, is_grave=is_grave)
