"""The two reviews of Article 16: secrecy line by line, and necessity, accuracy and source. Source: 第十六条（二）."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.desk.forms.review import PASS, REFER, SEND_BACK, ReviewForm, line_name, verdict_name
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Sheet, reading
from gongkai.desk.next_step import pass_button, passed
from gongkai.desk.stepper import stepper
from gongkai.desk.views.conflict import again, conflict
from gongkai.desk.views.steps import gone_on, overtaken, refusal_of, sent, start_of, step_page
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.words import PassKind, Verb
from gongkai.measures.refusal import Refusal, Refused
from gongkai.measures.vocabulary import Answer

KIND_OF = {Verb.PASS_SECRECY: PassKind.SECRECY, Verb.PASS_CONTENT: PassKind.CONTENT}


@step_page(Verb.PASS_SECRECY, Verb.PASS_CONTENT, Verb.SEND_BACK)
def review(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Ask for the pass or passes the person may give, or for a return or a referral. Source: 第十六条（二）."""
    if Verb.APPROVE in sheet.verbs and sheet.verbs.isdisjoint(KIND_OF):
        return redirect("desk:approve", pk=sheet.revision.disclosure.public_id)
    kinds, others = _kinds(request, sheet)
    context = reading(sheet)
    revision = sheet.revision
    form = ReviewForm(
        sent(request),
        kinds=kinds,
        grave=context["check"].grave,
        anchors=[passage.anchor for passage in context["passages"]],
        initial=start_of(request, sheet, seen=revision.plan_hash),
    )
    if form.is_bound and (answer := _answered(request, sheet, form)):
        return answer
    context |= {
        "form": form,
        "others": others,
        "stepper": stepper(sheet),
        "may": {verb.value for verb in sheet.verbs},
        "pass_button": pass_button(sheet, kinds),
        "lacking": sum(len(errors) for errors in form.errors.values()) if form.is_bound else 0,
    }
    return render(request, "desk/review/review.html", context)


def _kinds(request: StaffRequest, sheet: Sheet) -> tuple[set[PassKind], list[PassKind]]:
    """Return which passes this page asks for, and which the person could give instead. Practice: S4."""
    open_to_him = [kind for verb, kind in KIND_OF.items() if verb in sheet.verbs]
    if sheet.standing.unit_is_small or len(open_to_him) < 2:
        return set(open_to_him), []
    asked = request.GET.get("kind", "")
    chosen = next((kind for kind in open_to_him if kind == asked), open_to_him[0])
    return {chosen}, [kind for kind in open_to_him if kind is not chosen]


def _answered(request: StaffRequest, sheet: Sheet, form: ReviewForm) -> HttpResponse | None:
    """Carry out what was asked; None where the form is to be shown again with its reasons."""
    if not _still_what_was_read(sheet, form):
        return _conflict(request, sheet, form)
    if not form.is_valid():
        return None
    refused = refusal_of(lambda: _act(request, sheet, form))
    if refused is None:
        return gone_on(request, sheet, _done(sheet, form))
    if overtaken(refused):
        return _conflict(request, sheet, form)
    form.refuse(refused.refusals, {"reason": "opinion", **_fields(refused)})
    return None


def _fields(refused: Refused) -> dict[str, str]:
    """Return the fields that lines and findings are asked by, of what a refusal is about."""
    lines = [refusal.about for refusal in refused.refusals if refusal.code.startswith("red_line")]
    marks = [refusal.about for refusal in refused.refusals if refusal.code == "finding_unjudged"]
    return {**{line: line_name(line) for line in lines}, **{mark: verdict_name(mark) for mark in marks}}


def _still_what_was_read(sheet: Sheet, form: ReviewForm) -> bool:
    """A colleague's pass meanwhile changes nothing of what was read; a pass is bound to the wording alone."""
    same_text = str(form.data.get("seen", "")) == sheet.revision.plan_hash
    return form.read_at in {None, sheet.revision.version} or same_text


def _conflict(request: StaffRequest, sheet: Sheet, form: ReviewForm) -> HttpResponse:
    read = queries.plan_with(sheet.revision, str(form.data.get("seen", "")))
    bodies = (read["body"], sheet.revision.body) if read else None
    return conflict(request, sheet.revision, form, bodies=bodies, choices=[again()])


def _act(request: StaffRequest, sheet: Sheet, form: ReviewForm) -> None:
    """Take the step of the button that was pressed.

    :raises Refused: with every reason.
    """
    opinion = form.cleaned_data["opinion"]
    version = sheet.revision.version
    if form.verb == PASS:
        _pass(request, sheet, form, opinion)
    elif form.verb == SEND_BACK:
        anchors = form.cleaned_data["anchors"]
        actions.send_back(
            sheet.revision, by=request.person, at=sheet.at, reason=opinion, anchors=anchors, version=version
        )
    elif form.verb == REFER:
        actions.refer(sheet.revision, by=request.person, at=sheet.at, reason=opinion, version=version)
    else:
        raise Refused([Refusal("moved_meanwhile", (16, None))])


@transaction.atomic
def _pass(request: StaffRequest, sheet: Sheet, form: ReviewForm, opinion: str) -> None:
    """Give the passes asked for, all or none; a line not sure of gives no pass and goes to the office."""
    unsure = Answer.UNSURE in form.red_lines.values()
    revision, version = sheet.revision, sheet.revision.version
    if PassKind.CONTENT in form.kinds and not unsure:
        said: dict[str, Any] = {"opinion": opinion, "version": version, **form.confirmed}
        actions.pass_content(revision, by=request.person, at=sheet.at, **said)
        version += 1
    if PassKind.SECRECY in form.kinds:
        lines = form.red_lines
        said = {"red_lines": lines, "verdicts": form.verdicts, "opinion": opinion, "version": version}
        actions.pass_secrecy(revision, by=request.person, at=sheet.at, **said)


def _done(sheet: Sheet, form: ReviewForm) -> str:
    if form.verb == SEND_BACK:
        return _("已退回修改，拟稿人会收到通知。")
    if form.verb == REFER:
        return _("已报领导小组办公室。")
    if Answer.UNSURE in form.red_lines.values():
        return _("有不能确定的，没有通过，已报领导小组办公室。")
    return passed(sheet)
