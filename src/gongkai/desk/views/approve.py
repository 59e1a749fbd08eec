"""Approval by the unit's head, or by the office where a matter goes up. Source: 第十六条（三）."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gongkai.desk.forms.review import REFER, SEND_BACK, DecisionForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Sheet, reading
from gongkai.desk.phrases import plan as plan_words
from gongkai.desk.phrases.passes import lacking
from gongkai.desk.stepper import stepper
from gongkai.desk.views.conflict import again, conflict
from gongkai.desk.views.steps import (
    confirmed,
    gone_on,
    overtaken,
    refusal_of,
    sent,
    signed_in_at,
    start_of,
    step_page,
)
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import Verb
from gongkai.measures.refusal import Refusal, Refused

APPROVE = "approve"


@step_page(Verb.APPROVE)
def approve(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Show what would be made known, to whom, where and when, and ask for the decision. Source: 第十六条（三）."""
    context = reading(sheet)
    anchors = [passage.anchor for passage in context["passages"]]
    form = DecisionForm(sent(request), anchors=anchors, initial=start_of(request, sheet))
    if form.is_bound and (answer := _answered(request, sheet, form)):
        return answer
    case = queries.case_of(sheet.revision, request.person, sheet.at, standing=sheet.standing)
    ladder = case.ladder
    waiver = sheet.revision.inner_first_waiver
    context |= {
        "form": form,
        "stepper": stepper(sheet),
        "may": {verb.value for verb in sheet.verbs},
        "lacking": lacking(case),
        "is_public": any(step.is_public for step in context["steps"]),
        "inner_first": plan_words.inner_first(ladder.inner_days_needed, ladder.inner_live_days, waiver),
        "until": localdate(sheet.at) + timedelta(days=sheet.revision.window_days),
    }
    return render(request, "desk/approve/approve.html", context)


def _answered(request: StaffRequest, sheet: Sheet, form: DecisionForm) -> HttpResponse | None:
    revision = sheet.revision
    if form.read_at not in {None, revision.version}:
        return conflict(request, revision, form, choices=[again()])
    if not form.is_valid():
        return None
    refused = refusal_of(lambda: _act(request, sheet, form))
    if refused is None:
        return gone_on(request, sheet, _done(form))
    if overtaken(refused):
        return conflict(request, revision, form, choices=[again()])
    form.refuse(refused.refusals, {"reason": "opinion"})
    return None


def _act(request: StaffRequest, sheet: Sheet, form: DecisionForm) -> None:
    """Take the step of the button that was pressed; for the public scope, after signing in once more.

    :raises Refused: with every reason.
    :raises ReauthenticationRequired: if the sign-in is all that speaks against it; the form goes on after it.
    """
    revision, said = sheet.revision, form.cleaned_data["opinion"]
    who: dict[str, Any] = {"by": request.person, "at": sheet.at, "version": revision.version}
    if form.verb == SEND_BACK:
        actions.send_back(revision, reason=said, anchors=form.cleaned_data["anchors"], **who)
    elif form.verb == REFER:
        actions.refer(revision, reason=said, **who)
    elif form.verb == APPROVE:
        at = signed_in_at(request)
        confirmed(lambda: actions.approve(revision, opinion=said, signed_in_at=at, **who), "sign_in_again")
    else:
        raise Refused([Refusal("moved_meanwhile", (16, None))])


def _done(form: DecisionForm) -> str:
    if form.verb == SEND_BACK:
        return _("已退回修改，拟稿人会收到通知。")
    return _("已报领导小组办公室。") if form.verb == REFER else _("已批准公开。")
