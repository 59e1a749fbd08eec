"""What these pages have in common: what somebody may open, how a row is shown, and how an answer is carried out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.obligations import period_of, standing_words
from gongkai.obligations import queries
from gongkai.obligations.queries import Obligation
from gongkai.obligations.rules.answers import Verb


@dataclass(frozen=True, slots=True)
class Row:
    """An obligation as lists show it."""

    obligation: Obligation
    period: str
    tone: str
    icon: str
    words: str


def rows_of(found: Iterable[Obligation], on: date) -> list[Row]:
    """Return obligations as lists show them on a day."""
    return [Row(one, period_of(one), *standing_words(one, on)) for one in found]


def opened(request: StaffRequest, public_id: UUID) -> Obligation:
    """Return an obligation the person may know of.

    :raises Http404: if there is none.
    """
    found = queries.obligation_called(public_id, request.duties)
    if found is None:
        raise Http404
    return found


def opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Obligation:
    """Return an obligation about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    found = opened(request, public_id)
    if verb not in queries.open_verbs(found, request.duties):
        raise Http404
    return found
