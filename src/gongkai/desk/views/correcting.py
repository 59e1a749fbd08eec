"""Putting right what is public: a new draft, while what is published stays as it is. Practice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.desk.forms.publishing import CorrectForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Sheet
from gongkai.desk.views.conflict import again, conflict
from gongkai.desk.views.steps import Ask, overtaken, refusal_of, sent, start_of, step_page
from gongkai.disclosures import actions
from gongkai.disclosures.rules.words import Correction, Verb


@step_page(Verb.CORRECT)
def correct(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Begin a correction and go on to the editor. Practice."""
    page = Ask(
        _("更正：%(title)s") % {"title": sheet.revision.title},
        _("开始更正，去修改内容"),
        "",
        (
            _("先得到一份与现在公开的内容相同的草稿，改好后同样要审核、审批、发布。"),
            _("更正发布以前，读者看到的仍是原来的内容；需要马上不让人看到的，请暂停公开。"),
            _("更正发布以后，读者看到新的内容、更正说明和前后对比。"),
        ),
    )
    form = CorrectForm(sent(request), initial=start_of(request, sheet))
    if form.is_bound and (answer := _answered(request, sheet, form)):
        return answer
    shown = {"form": form, "ask": page, "sheet": sheet, "revision": sheet.revision, "now": sheet.at}
    return render(request, page.template, shown)


def _answered(request: StaffRequest, sheet: Sheet, form: CorrectForm) -> HttpResponse | None:
    if form.read_at not in {None, sheet.revision.version}:
        return conflict(request, sheet.revision, form, choices=[again()])
    if not form.is_valid():
        return None
    refused = refusal_of(lambda: _begin(request, sheet, form))
    if refused is None:
        messages.success(request, _("更正的草稿已经建好，请修改后送审。"))
        return redirect("desk:edit", pk=sheet.revision.disclosure.public_id)
    if overtaken(refused):
        return conflict(request, sheet.revision, form, choices=[again()])
    form.refuse(refused.refusals, {"reason": "note"})
    return None


def _begin(request: StaffRequest, sheet: Sheet, form: CorrectForm) -> None:
    said = form.cleaned_data
    actions.correct(sheet.revision, Correction(said["kind"]), said["note"], by=request.person, at=sheet.at)
