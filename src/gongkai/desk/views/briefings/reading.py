"""All meetings one may know of, one of them, on paper too, and its minutes. Source: 第十四条."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gongkai.briefings import queries
from gongkai.briefings.queries import Meeting
from gongkai.briefings.rules.words import MeetingState, Verb
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.briefings import LOOKS, invited
from gongkai.desk.phrases.catalogue import named, short_unit_name
from gongkai.desk.phrases.releases import called, called_by
from gongkai.desk.views.briefings.opening import opened
from gongkai.disclosures.queries import newest_of
from gongkai.files.queries import download_of
from gongkai.measures.vocabulary import Audience
from gongkai.ui.http import file_response

PAGE = 20
WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.ANNOUNCE: ("desk:meeting_announce", _("发出通知"), "speakerphone", "p"),
    Verb.CONFIRM: ("desk:meeting_confirm", _("确认记录"), "certificate", "p"),
    Verb.RECORD: ("desk:meeting_record", _("写会议记录"), "edit", ""),
    Verb.CHANGE: ("desk:meeting_change", _("修改"), "edit", ""),
    Verb.CALL_OFF: ("desk:meeting_call_off", _("取消会议"), "ban", "d"),
}
"""Page, words, icon and weight of each thing to do, in the order of the buttons."""


def looks_of(meeting: Meeting) -> tuple[str, str, str]:
    """Return tone, icon and words of how a meeting stands."""
    state = MeetingState(meeting.state)
    return (*LOOKS[state], named(state))


@staff_page
def meetings(request: StaffRequest) -> HttpResponse:
    """List the meetings one prepares or oversees, the latest first.

    :raises Http404: for those who hold no post.
    """
    page = Paginator(_listed(request), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(one, *looks_of(one)) for one in page.object_list],
        "may_plan": queries.plannable_units(request.duties, request.today).exists(),
    }
    return render(request, "desk/briefings/list.html", context)


@staff_page
def meeting(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one meeting: the plan, what was told, asked and answered, and what one may do now."""
    one = opened(request, public_id)
    verbs = queries.verbs_of(one, request.duties, now())
    doings = [(label, icon, reverse(page, args=[public_id]), look) for verb, (page, label, icon, look) in WAYS.items()
              if verb in verbs]  # fmt: skip
    more = {"doings": doings, "provable": queries.provable(one, request.duties)}
    return render(request, "desk/briefings/detail.html", _shown(request, one) | more)


@staff_page
def sheet(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show the record of a meeting ready to be printed."""
    return render(request, "desk/briefings/sheet.html", _shown(request, opened(request, public_id)))


def _shown(request: StaffRequest, one: Meeting) -> dict[str, Any]:
    told = [item.disclosure for item in one.items.select_related("disclosure")]
    newest = newest_of(request.duties, [disclosure.pk for disclosure in told])
    items = [(disclosure, called(newest[disclosure.pk]) if disclosure.pk in newest else "") for disclosure in told]
    return {
        "one": one,
        "looks": looks_of(one),
        "invited": invited(one),
        "items": [(disclosure, called_by(disclosure), name) for disclosure, name in items],
        "questions": list(one.questions.all()),
        "now": now(),
    }


@staff_page
def minutes(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Answer with the minutes of a meeting to whoever prepares or oversees it.

    :raises Http404: if there are none, or one may not.
    """
    one = opened(request, public_id)
    if one.minutes is None:
        raise Http404
    return file_response(request, download_of(one.minutes, one.minutes_name), is_public=False, in_place=True)


def _listed(request: StaffRequest) -> queries.Found:
    if not request.duties.posts:
        raise Http404
    return queries.seen_by(request.duties)


LISTING = Listing(
    code="meetings",
    title=_("通报会"),
    page="desk:meetings",
    found=_listed,
    columns=(
        (_("会议"), lambda one: one.title),
        (_("召开单位"), lambda one: short_unit_name(one.unit)),
        (_("时间"), lambda one: one.starts_at),
        (_("范围"), lambda one: named(Audience(one.audience))),
        (_("年度通报"), lambda one: one.yearly),
        (_("状态"), lambda one: looks_of(one)[2]),
    ),
)
