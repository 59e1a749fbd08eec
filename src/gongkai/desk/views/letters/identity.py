"""Who wrote a named letter: asked for with a reason, granted by another, and every look recorded. Practice."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai.desk.forms.letters import LetterForm, ReasonForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.letters.opening import opened_to, page_for
from gongkai.desk.views.orgs.asking import ask, sent
from gongkai.mailbox import actions
from gongkai.mailbox.rules.words import Verb


@staff_page
def request_identity(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask to see who wrote."""
    one = opened_to(Verb.ASK_IDENTITY, request, public_id)
    page = page_for(
        one, pgettext("to do", "申请查看来信人"), _("提交申请"), _("已提交，等审批人答复。"),
        _("由另一位审批人决定。同意以后，每看一次都留下记录。"), _("能答复的，不用知道来信人是谁。"),
    )  # fmt: skip
    form = ReasonForm(sent(request), label=_("为什么要知道来信人"), hint=_("审批人和以后查记录的人看得到。"))
    return ask(request, form, page, lambda said: actions.ask_identity(one, said["reason"], by=request.person, at=now()))


@staff_page
def grant_identity(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let whoever asked see who wrote."""
    one = opened_to(Verb.GRANT_IDENTITY, request, public_id)
    page = page_for(
        one, pgettext("to do", "同意查看来信人"), _("同意"), _("已同意，申请人可以查看。"),
        _("只有申请人看得到来信人的姓名和联系方式，您看不到。"), is_grave=True,
    )  # fmt: skip
    form = LetterForm(sent(request))
    return ask(request, form, page, lambda _said: actions.grant_identity(one, by=request.person, at=now()))


@staff_page
def refuse_identity(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Answer that nobody need see who wrote."""
    one = opened_to(Verb.REFUSE_IDENTITY, request, public_id)
    page = page_for(one, pgettext("to do", "不同意查看来信人"), _("不同意"), _("已答复，申请人看不到来信人。"))
    form = LetterForm(sent(request))
    return ask(request, form, page, lambda _said: actions.refuse_identity(one, by=request.person, at=now()))


@staff_page
def open_identity(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show who wrote, to whom that was granted, once for each time that he asks; the look is recorded."""
    one = opened_to(Verb.OPEN_IDENTITY, request, public_id)
    form, seen = LetterForm(sent(request)), []
    if request.method == "POST" and form.is_valid():
        form.takes(lambda: seen.append(actions.open_identity(one, by=request.person, at=now())))
    page = page_for(
        one, pgettext("to do", "查看来信人"), _("查看，留下记录"), "", _("您查看的日期和姓名记入来信的办理记录。")
    )
    context = {"letter": one, "form": form, "ask": page, "writer": seen[0] if seen else None}
    return render(request, "desk/letters/identity.html", context)
