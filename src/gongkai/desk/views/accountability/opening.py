"""What these pages have in common: what somebody may open, that it is kept, and how something is asked."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import now

from gongkai.accountability import actions, queries
from gongkai.accountability.queries import Case
from gongkai.accountability.rules.words import Looked, Verb
from gongkai.desk.http import StaffRequest
from gongkai.desk.views.orgs.asking import Ask
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role


def only_keepers(request: StaffRequest) -> None:
    """Let only those go on who keep the register; to others the page does not exist.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(Role.INSPECTOR):
        raise Http404


def opened(request: StaffRequest, public_id: UUID, what: Looked = Looked.PAGE) -> Case:
    """Return a case the person may know of; that he looked is kept before anything is shown.

    :raises Http404: if there is none, or the look cannot be kept.
    """
    found = queries.case_called(public_id, request.duties, request.today)
    if found is None:
        raise Http404
    try:
        actions.keep_look(found, what, by=request.person, at=now())
    except Refused as refused:
        raise Http404 from refused
    return found


def opened_to(verb: Verb, request: StaffRequest, public_id: UUID) -> Case:
    """Return a case with which the person may do something now; what he does with it is kept by itself.

    :raises Http404: to everybody else the page does not exist.
    """
    found = queries.case_called(public_id, request.duties, request.today)
    if found is None or verb not in queries.verbs_of(found, request.duties, request.today):
        raise Http404
    return found if request.method == "POST" else opened(request, public_id)


def page_about(
    one: Case, title: str, submit: str, done: str, *consequences: str, is_grave: bool = False, quoted: str = ""
) -> Ask:
    """Word a page; every title names what it is about."""
    back = reverse("desk:case", args=[one.public_id])
    about = f"{title}：{one.number}"
    return Ask(about, submit, done, back, consequences=consequences, is_grave=is_grave, quoted=quoted)
