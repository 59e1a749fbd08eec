"""Subscribing to one's own due days: an address for the calendar on the phone, shown once, and revoked at will."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.obligations import actions
from gongkai.obligations.queries.feeds import feed_of


@staff_page
def subscription(request: StaffRequest) -> HttpResponse:
    """Say whether there is a subscription; make a new address when asked to, and show it this once.

    :raises Http404: for those without a post.
    """
    _with_a_post(request)
    address = ""
    if request.method == "POST":
        token = actions.open_feed(by=request.person, at=now())
        address = request.build_absolute_uri(reverse("portal:ics", args=[token]))
    shown = {"feed": feed_of(request.person), "address": address, "now": now()}
    return render(request, "desk/subscription.html", shown)


@staff_page
def end(request: StaffRequest) -> HttpResponse:
    """Revoke the address; the page says first what that means.

    :raises Http404: for those without a post.
    """
    _with_a_post(request)
    page = Ask(
        _("撤销日历订阅"),
        _("撤销订阅"),
        _("订阅已撤销，原来的地址打不开了。"),
        reverse("desk:subscription"),
        consequences=(
            _("原来的地址马上打不开，手机和邮件程序里的日历不再更新。"),
            _("已经下载到手机里的日期要自己删除。以后可以再做新地址。"),
        ),
        is_grave=True,
    )
    form = OrgForm(sent(request), on=request.today)
    return ask(request, form, page, lambda _said: actions.revoke_feed(by=request.person, at=now()))


def _with_a_post(request: StaffRequest) -> None:
    if not request.duties.posts:
        raise Http404
