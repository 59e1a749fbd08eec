"""Choosing one's reminders, and the school's quiet hours."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.desk.forms.notices import NONE, QuietForm, RemindersForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.measures.vocabulary import Role
from gongkai.notices import actions, queries
from gongkai.notices.rules import Kind, Quiet
from gongkai.orgs.queries import duties_of_account, with_person


@never_cache
@login_required
def reminders(request: HttpRequest) -> HttpResponse:
    """Choose of what one is reminded by mail, and when it is quiet.

    :raises Http404: for those without a post, who are never reminded.
    """
    account = with_person(request.user.get_username())
    if not duties_of_account(account, localdate()).posts:
        raise Http404
    choice = queries.own_choice(account.person)
    kinds = [one.value for one in Kind if one.value not in choice.off]
    known = {"kinds": kinds, "quiet_from": choice.quiet_from, "quiet_until": choice.quiet_until}
    form = RemindersForm(request.POST if request.method == "POST" else None, initial=known)

    def act() -> None:
        actions.choose_reminders(off=form.off, quiet=form.quiet, by=account.person, at=now())

    if request.method == "POST" and form.is_valid() and form.takes(act):
        messages.success(request, _("已保存。"))
        return redirect("my_account")
    return render(request, "account/reminders.html", {"form": form, "school": queries.quiet_hours()})


@staff_page
def quiet_hours(request: StaffRequest) -> HttpResponse:
    """Decide for the whole school when nothing leaves; the office's approver decides.

    :raises Http404: for everybody else.
    """
    if not request.duties.has(Role.OFFICE_APPROVER):
        raise Http404
    held = queries.quiet_hours()
    hours = {"quiet_from": held.starts, "quiet_until": held.ends} if held.starts != held.ends else {}
    form = QuietForm(sent(request), initial=hours)

    def act(_said: dict[str, object]) -> None:
        actions.decide_quiet(form.quiet or Quiet(NONE, NONE), by=request.person, at=now())

    return ask(request, form, _deciding(), act)


def _deciding() -> Ask:
    return Ask(
        _("全校免打扰时间"),
        _("决定，马上生效"),
        _("已决定，马上生效。"),
        reverse("desk:policy"),
        consequences=(
            _("这段时间里不发邮件，也不发群机器人消息；逾期的也等到时间过了再发。系统里的通知不受影响。"),
            _("两个都空着，就是不设免打扰时间。"),
        ),
    )
