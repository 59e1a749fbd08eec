"""What the school decides where the Measures leave it room. Source: 第二十一条."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.policy import ABOUT, say
from gongkai.desk.setting_lines import line_of
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import OFFICE, Role
from gongkai.notices.queries import quiet_hours, quiet_hours_decided
from gongkai.notices.rules import spelled
from gongkai.policy import actions, queries
from gongkai.policy.queries import Decision
from gongkai.policy.rules import ROOMS, Choice, Setting


@dataclass(frozen=True, slots=True)
class Row:
    """One choice: what it means, how it stands, and what was decided on it."""

    choice: Choice
    about: str
    article: int
    is_on: bool
    decisions: list[Decision]


@staff_page
def policy(request: StaffRequest) -> HttpResponse:
    """Show what can be decided and how it stands; the office's approver decides.

    :raises Http404: for everybody but the office.
    """
    if not request.duties.has(*OFFICE):
        raise Http404
    if request.method == "POST":
        return _decide(request)
    rows = [_row(choice) for choice in Choice]
    told = queries.said_of_all()
    context = {
        "rows": rows,
        "lines": [line_of(setting, told, request.today) for setting in Setting],
        "quiet": quiet_hours(),
        "quiet_words": spelled(quiet_hours()),
        "quiet_decided": quiet_hours_decided(),
        "may_decide": request.duties.has(Role.OFFICE_APPROVER),
        "now": now(),
    }
    return render(request, "desk/policy/list.html", context)


def _row(choice: Choice) -> Row:
    told = list(queries.decisions_on(choice))
    is_on = told[0].is_on if told else ROOMS[choice].default
    return Row(choice, str(ABOUT[choice]), ROOMS[choice].article, is_on, told)


def _decide(request: StaffRequest) -> HttpResponse:
    known = [one for one in Choice if one.value == request.POST.get("choice")]
    if not known:
        raise Http404
    try:
        actions.decide(known[0], is_on=request.POST.get("is_on") == "yes", by=request.person, at=now())
    except Refused as refused:
        for refusal in refused.refusals:
            messages.error(request, say(refusal))
    else:
        messages.success(request, _("已决定，马上生效。"))
    return redirect("desk:policy")
