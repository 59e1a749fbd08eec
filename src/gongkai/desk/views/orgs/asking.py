"""What these pages have in common: who may open them, and how a form is asked, refused and carried out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from gongkai.desk.forms.refusable import RefusableForm
from gongkai.desk.http import StaffRequest
from gongkai.orgs import queries
from gongkai.orgs.rules import Matter, may_manage

T = TypeVar("T")


def found(thing: T | None) -> T:
    """Return what was looked up.

    :raises Http404: if there is none.
    """
    if thing is None:
        raise Http404
    return thing


def manages(request: StaffRequest, matter: Matter, unit_id: int | None = None) -> bool:
    """Tell whether the signed-in account manages a matter: the same rule shows a button and lets it through."""
    return may_manage(matter, queries.standing_of_account(request.user, request.duties), unit_id)


def only(request: StaffRequest, *matters: Matter, unit_id: int | None = None) -> None:
    """Let only those go on who manage one of the matters; to others the page does not exist.

    :raises Http404: for everybody else.
    """
    if not any(manages(request, matter, unit_id) for matter in matters):
        raise Http404


def sent(request: StaffRequest) -> Any:  # noqa: ANN401 – what Django's forms take
    """Return what was sent with the request, or None where nothing was."""
    return request.POST if request.method == "POST" else None


@dataclass(frozen=True, slots=True)
class Ask:
    """The words and ways of a page that asks for something; ``quoted`` is a text that the answer is about."""

    title: str
    submit: str
    done: str
    back: str
    then: str = ""
    consequences: tuple[str, ...] = ()
    is_grave: bool = False
    quoted: str = ""


def ask(request: StaffRequest, form: RefusableForm, page: Ask, act: Callable[[dict[str, Any]], object]) -> HttpResponse:
    """Show a form; when it comes back filled in and nothing speaks against it, carry it out and go on."""
    if request.method == "POST" and form.is_valid() and form.takes(lambda: act(form.cleaned_data)):
        messages.success(request, page.done)
        return redirect(page.then or page.back)
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})
