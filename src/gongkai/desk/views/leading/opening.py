"""What these pages have in common: who may open them, and how a form is carried out."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse

from gongkai.desk.forms.leading import LeadingForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.views.orgs import asking
from gongkai.desk.views.orgs.asking import Ask
from gongkai.measures.vocabulary import OFFICE, Role


def only_staff(request: StaffRequest) -> None:
    """Let whoever holds a post go on.

    :raises Http404: for administrators.
    """
    if not request.duties.posts:
        raise Http404


def only_office(request: StaffRequest) -> None:
    """Let the office go on. Source: 第六条.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(*OFFICE):
        raise Http404


def only_approver(request: StaffRequest) -> None:
    """Let go on who may confirm for the office. Source: 第六条.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(Role.OFFICE_APPROVER):
        raise Http404


def ask(request: StaffRequest, form: LeadingForm, page: Ask, act: Callable[[dict[str, Any]], object]) -> HttpResponse:
    """Show a form; when it comes back filled in and nothing speaks against it, carry it out and go on."""
    return asking.ask(request, form, page, act, LeadingForm.refuse)
