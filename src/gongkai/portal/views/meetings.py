"""Briefing meetings as those they are for may know of them: coming ones, and what was told, asked and answered.

Source: 第十四条.
"""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.timezone import now

from gongkai.briefings import queries
from gongkai.briefings.rules.words import MeetingState
from gongkai.measures.vocabulary import Audience
from gongkai.portal.http import Reader, show

PAGE = 20


def _found(request: Reader) -> queries.Found:
    """Return the meetings of one side: the public ones to everybody, the others to those they are for."""
    found = queries.readable_by(request.viewer)
    public = found.filter(audience=Audience.PUBLIC)
    return found.exclude(audience=Audience.PUBLIC) if request.side.inner else public


def meetings(request: Reader) -> HttpResponse:
    """List what is to come, the next first, and what took place, the latest first."""
    found, at = _found(request), now()
    coming = found.filter(state=MeetingState.ANNOUNCED, starts_at__gt=at).order_by("starts_at")
    past = found.filter(state=MeetingState.RECORDED).order_by("-held_at", "-pk")
    page = Paginator(past, PAGE).get_page(request.GET.get("page"))
    return show(request, "meetings", coming=coming, page=page, one_name=_one_name(request))


def meeting(request: Reader, public_id: UUID) -> HttpResponse:
    """Show one meeting as far as it is for the reader; others are not there."""
    one = _found(request).filter(public_id=public_id).first()
    if one is None:
        raise Http404
    told = queries.told_to(one, request.viewer, inner=request.side.inner)
    return show(
        request,
        "meeting",
        one=one,
        told=told,
        is_recorded=one.state == MeetingState.RECORDED,
        questions=queries.questions_for(one, told),
        list_name="portal:inner_meetings" if request.side.inner else "portal:meetings",
    )


def _one_name(request: Reader) -> str:
    return "portal:inner_meeting" if request.side.inner else "portal:meeting"
