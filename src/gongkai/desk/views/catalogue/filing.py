"""A version on its way to the office and through it: submit, return, file. Source: 第十三条."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.catalogue import actions
from gongkai.catalogue.queries import Opened
from gongkai.catalogue.rules import VersionVerb
from gongkai.desk.forms.catalogue import FilingForm, ReturnForm, VersionForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue_changes import told_of
from gongkai.desk.views.catalogue.opening import Outcome, carry_out, lock_for, moved_on, version_to


@staff_page
def submit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Report a draft to the office; the page says first what that means."""
    at = version_to(VersionVerb.SUBMIT, request, public_id)
    form = VersionForm(request.POST or None)

    def act() -> None:
        actions.submit(at.version, lock=form.cleaned_data["lock"], by=request.person, at=now())

    return _confirm(request, at, VersionVerb.SUBMIT, form, act, _("已报备案。办公室备案或退回时会通知您。"))


@staff_page
def file(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record that the office received a version."""
    at = version_to(VersionVerb.FILE, request, public_id)
    form = FilingForm(request.POST or None, initial={"in_force_on": request.today})

    def act() -> None:
        said = form.cleaned_data
        actions.file(at.version, in_force_on=said["in_force_on"], lock=said["lock"], by=request.person, at=now())

    return _confirm(request, at, VersionVerb.FILE, form, act, _("已备案。可以打印备案回执。"))


@staff_page
def give_back(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Return a version to its unit with reasons."""
    at = version_to(VersionVerb.GIVE_BACK, request, public_id)
    form = ReturnForm(request.POST or None, items=at.items)

    def act() -> None:
        said = form.cleaned_data
        reasons = {"reason": said["reason"], "by_code": form.by_code}
        actions.give_back(at.version, **reasons, lock=said["lock"], by=request.person, at=now())

    return _confirm(request, at, VersionVerb.GIVE_BACK, form, act, _("已退回，原因已通知报送单位。"))


def _confirm(
    request: StaffRequest, at: Opened, verb: VersionVerb, form: VersionForm, act: Callable[[], None], done: str
) -> HttpResponse:
    """Ask before the step, take it, or say every reason against it; whoever came too late keeps his text."""
    if verb not in at.verbs and request.method != "POST":
        return moved_on(request, at)
    outcome = carry_out(request, form, act)
    if outcome is Outcome.DONE:
        messages.success(request, done)
        return redirect("desk:catalogue_version", at.version.public_id)
    context = {
        "form": form,
        "version": at.version,
        "item_count": len(at.items),
        "lock": lock_for(form, at, outcome),
        "told": told_of(at.background.changes),
        "past": at.background,
        "may_decide": at.may_decide,
    }
    return render(request, f"desk/catalogue/{verb}.html", context, status=outcome.status)
