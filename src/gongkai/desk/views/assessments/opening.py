"""What these pages have in common: what somebody may open, and where he comes from. Source: 第十八条."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse

from gongkai.assessments import queries
from gongkai.assessments.queries import Scheme, Score, Sheet
from gongkai.assessments.rules.words import Verb
from gongkai.desk.http import StaffRequest
from gongkai.desk.views.orgs.asking import found


def opened(request: StaffRequest, public_id: UUID) -> Scheme:
    """Return an assessment the person may know of as a whole.

    :raises Http404: if there is none.
    """
    return found(queries.scheme_called(public_id, request.duties))


def opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Scheme:
    """Return an assessment about which the person may do something now.

    :raises Http404: to everybody else the page does not exist.
    """
    one = opened(request, public_id)
    if verb not in queries.verbs_of(one, request.duties):
        raise Http404
    return one


def sheet_opened(request: StaffRequest, public_id: UUID) -> Sheet:
    """Return a sheet the person may read.

    :raises Http404: if there is none.
    """
    return found(queries.sheet_called(public_id, request.duties))


def line_of(sheet: Sheet, position: int) -> Score:
    """Return one line of a sheet.

    :raises Http404: if there is none.
    """
    return found(queries.score_called(sheet, position))


def back_to(one: Scheme) -> str:
    """Return the address of an assessment's page."""
    return reverse("desk:assessment", args=[one.public_id])


def back_to_sheet(sheet: Sheet) -> str:
    """Return the address of a sheet."""
    return reverse("desk:assessment_sheet", args=[sheet.public_id])
