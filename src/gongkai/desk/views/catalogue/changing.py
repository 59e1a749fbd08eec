"""What a version does to another, why, and the office's decision that it may. Source: 第十三条."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.catalogue import actions, queries
from gongkai.catalogue.queries import Opened
from gongkai.catalogue.rules import VersionVerb, decision_bars
from gongkai.desk.forms.catalogue_changes import DecisionForm, WhyForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue_changes import told_of
from gongkai.desk.views.catalogue.opening import MOVED, Outcome, carry_out, lock_for, moved_on, version_for


@staff_page
def changes(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what a version adds, changes and leaves out, and let who writes it say why.

    ``with`` names another filed version of the unit to compare it with, instead of the one before it.
    """
    at = version_for(request, public_id)
    if request.GET.get("with"):
        return _beside(request, at, request.GET["with"])
    asks_why = VersionVerb.EDIT in at.verbs and at.background.before is not None
    if not asks_why and request.method == "POST":
        return moved_on(request, at)
    form = WhyForm(request.POST or None, changes=at.background.changes) if asks_why else None
    if form is None:
        return _shown(request, at)

    def act() -> None:
        lock = form.cleaned_data["lock"]
        actions.say_why(at.version, form.reasons, lock=lock, by=request.person, at=now())

    outcome = carry_out(request, form, act)
    if outcome is Outcome.DONE:
        messages.success(request, _("理由已保存。"))
        return redirect("desk:catalogue_version", public_id)
    return _shown(request, at, form=form, lock=lock_for(form, at, outcome), status=outcome.status)


def _beside(request: StaffRequest, at: Opened, other_id: str) -> HttpResponse:
    """Compare two versions of a unit, the earlier with the later, whichever was asked for."""
    others = queries.filed_versions_of(at.version.unit)
    try:
        other = get_object_or_404(others, public_id=UUID(other_id))
    except ValueError as strange:
        raise Http404 from strange
    before, after = sorted((other, at.version), key=lambda version: version.pk)
    found = queries.changes_between(before, after)
    return _render(request, at, {"told": told_of(found), "before": before, "after": after})


def _shown(
    request: StaffRequest, at: Opened, *, form: WhyForm | None = None, lock: object = None, status: int = 200
) -> HttpResponse:
    told = told_of(at.background.changes)
    asked = [(one, form[one.key]) for one in told] if form else []
    shown = {"told": told, "asked": asked, "form": form, "lock": lock}
    return _render(request, at, shown | {"before": at.background.before, "after": at.version}, status=status)


def _render(request: StaffRequest, at: Opened, shown: dict[str, object], *, status: int = 200) -> HttpResponse:
    others = [one for one in queries.filed_versions_of(at.version.unit) if one.pk != at.version.pk]
    context = {"version": at.version, "others": others, "past": at.background, **shown}
    return render(request, "desk/catalogue/changes.html", context, status=status)


@staff_page
def decide(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record that the office lets a unit adjust its catalogue once more this year, and on what basis."""
    at = version_for(request, public_id)
    if any(reason != MOVED for reason in decision_bars(at.facts)):
        raise Http404
    if not at.may_decide:
        return moved_on(request, at)
    decision = at.background.decision
    said = {name: getattr(decision, name) for name in ("decided_on", "number", "basis")} if decision else {}
    form = DecisionForm(request.POST or None, initial={"decided_on": request.today} | said)

    def act() -> None:
        actions.decide(at.version, **form.cleaned_data, by=request.person, at=now())

    outcome = carry_out(request, form, act)
    if outcome is Outcome.DONE:
        messages.success(request, _("决定已记录，已通知报送单位。"))
        return redirect("desk:catalogue_version", public_id)
    context = {"version": at.version, "form": form, "past": at.background}
    return render(request, "desk/catalogue/decide.html", context, status=outcome.status)
