"""Writing down what a meeting was like, confirming it, and giving it as evidence. Source: 第十四条."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.briefings import actions, queries
from gongkai.briefings.actions import Record
from gongkai.briefings.rules.words import Verb
from gongkai.desk.forms.briefings import ConfirmForm, RecordForm, start_of_record
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.briefings import invited, say
from gongkai.desk.views.briefings.opening import opened, opened_to
from gongkai.desk.views.briefings.preparing import back_to
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.desk.views.steps import refusal_of
from gongkai.files.actions import store
from gongkai.orgs.queries import viewer_of


@staff_page
def record(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write down what a meeting was like; until it is confirmed it may be written again."""
    one = opened_to(Verb.RECORD, request, public_id)
    told = (_("保存以后，由另一位第一责任人或办公室审批人确认，确认以后读者才看得到。"),)
    title = _("写会议记录：%(title)s") % {"title": one.title}
    page = Ask(title, _("保存记录"), _("已保存，等另一位确认。"), back_to(one), consequences=told)
    viewer = viewer_of(request.user, request.today)
    form = RecordForm(sent(request), request.FILES or None, viewer=viewer, initial=start_of_record(one))

    def act(said: dict[str, Any]) -> None:
        upload, at = said.pop("minutes"), now()
        name = (upload.name or "") if upload else ""
        stored = store(upload, name=name, at=at) if upload else None
        actions.record(one, Record(minutes=stored, minutes_name=name, **said), by=request.person, at=at)

    return ask(request, form, page, act)


@staff_page
def confirm(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Confirm the record of a meeting."""
    one = opened_to(Verb.CONFIRM, request, public_id)
    told = (
        _("确认以后，%(whom)s能看到通报的信息、参会人数、提问和回答，不能再改。") % {"whom": invited(one)},
        _("会议纪要不公开，可以作为有关信息的公开凭证。"),
    )
    title = _("确认记录：%(title)s") % {"title": one.title}
    page = Ask(title, _("确认记录"), _("已确认，读者现在看得到。"), back_to(one), consequences=told, is_grave=True)
    return ask(
        request, ConfirmForm(sent(request)), page, lambda _said: actions.confirm(one, by=request.person, at=now())
    )


@staff_page
@require_POST
def evidence(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give a meeting as the evidence that something was made known at it.

    :raises Http404: if it proves no such thing, or that is not one's to give.
    """
    one = opened(request, public_id)
    asked = request.POST.get("release", "")
    release = next((each for each in queries.provable(one, request.duties) if str(each.public_id) == asked), None)
    if release is None:
        raise Http404
    refused = refusal_of(lambda: actions.prove(one, release, by=request.person, at=now()))
    if refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
    else:
        messages.success(request, _("已作为公开凭证。"))
    return redirect("desk:meeting", one.public_id)
