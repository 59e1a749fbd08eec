"""The school's catalogue, compiled by the office from those of the units. Source: 第十三条."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import ngettext

from gongkai.catalogue import actions, queries
from gongkai.catalogue.rules import VersionVerb
from gongkai.desk.forms.catalogue_changes import CompileForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.compiling import offers_of
from gongkai.desk.views.catalogue.opening import Outcome, carry_out, lock_for, moved_on, version_to


@staff_page
def compile_school(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what the units' catalogues offer that the school's does not have yet, and do what the office chooses."""
    at = version_to(VersionVerb.EDIT, request, public_id)
    if not at.is_of_school:
        raise Http404
    if not at.may_compile:
        return moved_on(request, at)
    groups = offers_of(queries.compilation_of(at.version))
    offers = [offer for group in groups.values() for offer in group]
    form = CompileForm(request.POST or None, offers=offers)
    done: list[int] = []

    def act() -> None:
        lock = form.cleaned_data["lock"]
        done.append(actions.compile_school(at.version, form.chosen, lock=lock, by=request.person, at=now()))

    outcome = carry_out(request, form, act)
    if outcome is Outcome.DONE:
        said = ngettext("已按您的选择处理 %(total)d 项。", "已按您的选择处理 %(total)d 项。", done[0])
        messages.success(request, said % {"total": done[0]})
        return redirect("desk:catalogue_version", public_id)
    asked = {name: [(offer, form[offer.key]) for offer in group] for name, group in groups.items()}
    context = {"version": at.version, "form": form, "lock": lock_for(form, at, outcome), "any": bool(offers), **asked}
    return render(request, "desk/catalogue/compile.html", context, status=outcome.status)
