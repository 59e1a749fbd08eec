"""What these pages have in common: what somebody may open, and how something is asked and carried out."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse

from gongkai.desk.http import StaffRequest
from gongkai.desk.views.orgs.asking import found
from gongkai.inspections import queries
from gongkai.inspections.queries import CONCERNED, Finding, Inspection, Item
from gongkai.inspections.rules.words import PlanVerb, Verb
from gongkai.measures.vocabulary import OVERSEERS


def only_concerned(request: StaffRequest) -> None:
    """Let those go on who inspect or deal with what was found in their units.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(*OVERSEERS, *CONCERNED):
        raise Http404


def only_overseers(request: StaffRequest) -> None:
    """Let those go on who inspect.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(*OVERSEERS):
        raise Http404


def opened(request: StaffRequest, public_id: UUID) -> Inspection:
    """Return an inspection the person may know of.

    :raises Http404: if there is none.
    """
    return found(queries.inspection_called(public_id, request.duties))


def opened_to(verb: PlanVerb, request: StaffRequest, public_id: UUID) -> Inspection:
    """Return an inspection about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    one = opened(request, public_id)
    if verb not in queries.verbs_of(one, request.duties):
        raise Http404
    return one


def item_opened_to(verb: PlanVerb, request: StaffRequest, public_id: UUID, item: UUID) -> Item:
    """Return one thing of an inspection that the person may look at now: not one of his own unit. Practice: S8.

    :raises Http404: to everybody else the page does not exist.
    """
    one = found(queries.item_called(opened_to(verb, request, public_id), item, request.duties))
    if one.unit_id in queries.own_ground(request.duties):
        raise Http404
    return one


def finding_opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Finding:
    """Return a finding about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    one = found(queries.finding_called(public_id, request.duties))
    if verb not in queries.verbs_of_finding(one, request.duties):
        raise Http404
    return one


def back_to(one: Inspection) -> str:
    """Return the address of an inspection's page."""
    return reverse("desk:inspection", args=[one.public_id])
