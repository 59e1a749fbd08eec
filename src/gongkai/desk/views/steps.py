"""How a step of the procedure is asked for, refused and taken: one way for all the pages that do so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy

from gongkai.desk.forms.procedure import StepForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.matter import Revision, Sheet, sheet_of
from gongkai.desk.views.conflict import Typed, again, conflict
from gongkai.disclosures import queries
from gongkai.disclosures.rules.words import Verb
from gongkai.measures.refusal import Refused

StepView = Callable[[StaffRequest, Sheet], HttpResponse]
MEANWHILE = "moved_meanwhile"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
TYPED = {
    "opinion": gettext_lazy("意见"),
    "reason": gettext_lazy("原因"),
    "note": gettext_lazy("更正说明"),
    "ground": gettext_lazy("依据"),
}
"""What is typed in words on these pages, by the names of the fields."""

KEPT = (*TYPED, "re_review_on", "alarm", "kind")


def step_page(*verbs: Verb) -> Callable[[StepView], Callable[[HttpRequest, UUID], HttpResponse]]:
    """Open a page to whoever may take one of the steps now; to others it does not exist.

    Who sends a form after somebody else has taken the step is told so, and keeps what he typed.
    """

    def decorate(view: StepView) -> Callable[[HttpRequest, UUID], HttpResponse]:
        @wraps(view)
        def inner(request: StaffRequest, pk: UUID) -> HttpResponse:
            sheet = _opened(request, pk, verbs)
            if sheet.verbs & set(verbs):
                return view(request, sheet)
            if _overtaken(request, sheet, verbs):
                return conflict(request, sheet.revision, typed=_typed(request))
            raise Http404

        return staff_page(inner)  # type: ignore[return-value]

    return decorate


def opened(request: StaffRequest, pk: UUID) -> Revision:
    """Return the newest revision of a disclosure, or the one asked for by number.

    :raises Http404: if there is none that the person may open.
    """
    asked = request.GET.get("r", "")
    revision = queries.working_revision(request.duties, pk, int(asked) if asked.isdecimal() else None)
    if revision is None:
        raise Http404
    return revision


def _opened(request: StaffRequest, pk: UUID, verbs: tuple[Verb, ...]) -> Sheet:
    """Take the newest revision; where a newer one is in work, what is published may still have steps of its own."""
    at = now()
    newest = sheet_of(request, request.duties, opened(request, pk), at)
    if newest.verbs & set(verbs) or "r" in request.GET:
        return newest
    number = queries.published_number(newest.revision.disclosure)
    published = queries.working_revision(request.duties, pk, number) if number else None
    older = sheet_of(request, request.duties, published, at) if published else None
    return older if older and older.verbs & set(verbs) else newest


def _overtaken(request: StaffRequest, sheet: Sheet, verbs: tuple[Verb, ...]) -> bool:
    version = request.POST.get("version", "")
    return version.isdecimal() and int(version) < sheet.revision.version and sheet.could_be_his(*verbs)


def _typed(request: StaffRequest) -> list[Typed]:
    said = {label: request.POST.get(name, "").strip() for name, label in TYPED.items()}
    return [Typed(str(label), text) for label, text in said.items() if text]


@dataclass(frozen=True, slots=True)
class Ask:
    """The words of a page that asks for one step, and where it leads."""

    title: str
    submit: str
    done: str
    consequences: tuple[str, ...] = ()
    is_grave: bool = False
    template: str = "desk/publishing/step.html"


def sent(request: StaffRequest) -> Any:  # noqa: ANN401 – what Django's forms take
    """Return what was sent to be carried out, or None where the page is only opened."""
    return request.POST if request.method == "POST" and "again" not in request.POST else None


def start_of(request: StaffRequest, sheet: Sheet, **more: object) -> dict[str, object]:
    """Return what a form starts with: the version, and the words of somebody who comes back from a conflict.

    Ticks and answers are not kept: they were given on something that has changed.
    """
    said = {name: request.POST[name] for name in KEPT if request.POST.get(name)} if "again" in request.POST else {}
    return {"version": sheet.revision.version, **more, **said}


def take(
    request: StaffRequest,
    sheet: Sheet,
    form: StepForm,
    page: Ask,
    act: Callable[[dict[str, Any]], object],
    **context: object,
) -> HttpResponse:
    """Show the form of a step; when it comes back and nothing speaks against it, take the step and go on."""
    revision = sheet.revision
    if form.is_bound:
        if form.read_at is not None and form.read_at != revision.version:
            return conflict(request, revision, form, choices=[again()])
        refused = refusal_of(lambda: act(form.cleaned_data)) if form.is_valid() else None
        if refused and overtaken(refused):
            return conflict(request, revision, form, choices=[again()])
        if refused:
            form.refuse(refused.refusals)
        if not form.errors:
            return gone_on(request, sheet, page.done)
    shown = {"form": form, "ask": page, "sheet": sheet, "revision": revision, "now": sheet.at, **context}
    return render(request, page.template, shown)


def gone_on(request: StaffRequest, sheet: Sheet, done: str) -> HttpResponse:
    """Say that it is done, and go on to the page of the matter."""
    messages.success(request, done)
    return redirect("desk:disclosure", pk=sheet.revision.disclosure.public_id)


def refusal_of(act: Callable[[], object]) -> Refused | None:
    """Carry something out; return why it was refused, if it was."""
    try:
        act()
    except Refused as refused:
        return refused
    return None


def confirmed(act: Callable[[], object], code: str) -> None:
    """Carry something out that wants a fresh sign-in; where that alone is missing, ask for it, and the form goes on.

    :raises Refused: with every other reason.
    :raises ReauthenticationRequired: if the sign-in is all that speaks against it.
    """
    try:
        act()
    except Refused as refused:
        if {refusal.code for refusal in refused.refusals} == {code}:
            raise ReauthenticationRequired from refused
        raise


def signed_in_at(request: StaffRequest) -> datetime:
    """Return when the person last proved to be himself, by any factor."""
    records = get_authentication_records(request, request.user)
    return max((datetime.fromtimestamp(one["at"], tz=UTC) for one in records), default=NEVER)


def overtaken(refused: Refused) -> bool:
    """Tell whether a step was refused because somebody else was quicker."""
    return any(refusal.code == MEANWHILE for refusal in refused.refusals)
