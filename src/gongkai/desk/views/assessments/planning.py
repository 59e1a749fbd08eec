"""Drawing a scheme up, and writing it anew. Source: 第十八条."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.assessments import actions, queries
from gongkai.assessments.queries import Scheme
from gongkai.assessments.rules.words import Verb
from gongkai.desk.forms.assessments import SchemeForm, start_of_scheme
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.assessments.opening import back_to, opened_to
from gongkai.desk.views.orgs.asking import sent
from gongkai.measures.vocabulary import OFFICE


def _form(request: StaffRequest, one: Scheme | None) -> SchemeForm:
    units = queries.units_to_assess(request.today)
    return SchemeForm(sent(request), units=units, initial=start_of_scheme(one, request.today))


def _shown(request: StaffRequest, form: SchemeForm, one: Scheme | None) -> HttpResponse:
    return render(request, "desk/assessments/scheme.html", {"form": form, "one": one})


@staff_page
def new(request: StaffRequest) -> HttpResponse:
    """Draw a scheme up.

    :raises Http404: for all but the office.
    """
    if not request.duties.has(*OFFICE):
        raise Http404
    form = _form(request, None)
    made: list[Scheme] = []
    if form.is_bound and form.is_valid():

        def act() -> None:
            made.append(actions.plan(form.typed(), by=request.person, at=now()))

        if form.takes(act):
            return redirect(back_to(made[0]))
    return _shown(request, form, None)


@staff_page
def change(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write a scheme anew that is not settled."""
    one = opened_to(Verb.CHANGE, request, public_id)
    form = _form(request, one)
    if form.is_bound and form.is_valid():

        def act() -> None:
            lock = form.cleaned_data["lock"] or 0
            actions.change(one, form.typed(), lock=lock, by=request.person, at=now())

        if form.takes(act):
            messages.success(request, _("已保存。"))
            return redirect(back_to(one))
    return _shown(request, form, one)
