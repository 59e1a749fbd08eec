"""What these pages have in common: what somebody may open, and how something is asked and carried out."""

from uuid import UUID

from django.http import Http404

from gongkai.desk.http import StaffRequest
from gongkai.incidents import queries
from gongkai.incidents.queries import Incident
from gongkai.incidents.rules.words import Verb


def opened(request: StaffRequest, public_id: UUID) -> Incident:
    """Return an emergency the person may know of.

    :raises Http404: if there is none.
    """
    found = queries.incident_called(public_id, request.duties)
    if found is None:
        raise Http404
    return found


def opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Incident:
    """Return an emergency about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    found = opened(request, public_id)
    if verb not in queries.verbs_of(found, request.duties):
        raise Http404
    return found
