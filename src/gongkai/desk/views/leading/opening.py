"""What these pages have in common: who may open them, and how a form is carried out."""

from django.http import Http404

from gongkai.desk.http import StaffRequest
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
