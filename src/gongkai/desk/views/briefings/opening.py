"""What these pages have in common: what somebody may open, and how something is asked and carried out."""

from uuid import UUID

from django.http import Http404
from django.utils.timezone import now

from gongkai.briefings import queries
from gongkai.briefings.queries import Meeting
from gongkai.briefings.rules.words import Verb
from gongkai.desk.http import StaffRequest


def opened(request: StaffRequest, public_id: UUID) -> Meeting:
    """Return a meeting the person may know of.

    :raises Http404: if there is none.
    """
    found = queries.meeting_called(public_id, request.duties)
    if found is None:
        raise Http404
    return found


def opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Meeting:
    """Return a meeting about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    found = opened(request, public_id)
    if verb not in queries.verbs_of(found, request.duties, now()):
        raise Http404
    return found
