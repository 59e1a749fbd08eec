"""Electronic screens: registered by the office, renamed, revoked. Source: 第六条、第十四条."""

from typing import Any
from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.screens import ConfirmForm, NewScreenForm, ScreenForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import short_unit_name
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.measures.vocabulary import OFFICE
from gongkai.screens import actions, queries


@staff_page
def screens(request: StaffRequest) -> HttpResponse:
    """List the screens, when each was last seen, and which are revoked.

    :raises Http404: for everybody but the office.
    """
    return render(request, "desk/screens/list.html", {"screens": _registered(request), "now": now()})


@staff_page
def screen_new(request: StaffRequest) -> HttpResponse:
    """Register a screen, and show its address this once.

    :raises Http404: for everybody but the office.
    """
    _of_the_office(request)
    form, address = NewScreenForm(sent(request), on=request.today), []

    def act() -> None:
        _screen, key = actions.register_screen(**form.cleaned_data, by=request.person, at=now())
        address.append(request.build_absolute_uri(reverse("portal:screen", args=[key])))

    if request.method == "POST" and form.is_valid() and form.takes(act):
        picture = segno.make_qr(address[0]).svg_data_uri(scale=4, border=2, light="#fff")
        shown = {"address": address[0], "picture": picture, "said": form.cleaned_data}
        return render(request, "desk/screens/address.html", shown)
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": _registering()})


@staff_page
def screen_rename(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Change what a screen is called, or where it hangs.

    :raises Http404: for everybody but the office, and for screens that are revoked.
    """
    screen = _opened(request, public_id)
    form = ScreenForm(sent(request), on=request.today, initial={"name": screen.name, "place": screen.place})
    page = Ask(_("修改电子屏"), _("保存"), _("已保存。屏上一分钟内会变。"), reverse("desk:screens"))
    return ask(
        request,
        form,
        page,
        lambda said: actions.change_screen(screen, **said, by=request.person, at=now()),
    )


@staff_page
def screen_revoke(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Revoke a screen; the page says first what that means.

    :raises Http404: for everybody but the office, and for screens that are revoked already.
    """
    screen = _opened(request, public_id)
    page = Ask(
        _("停用电子屏：%(name)s") % {"name": screen.name},
        _("停用这块屏"),
        _("已停用，屏的地址打不开了。"),
        reverse("desk:screens"),
        consequences=(
            _("屏的地址马上打不开。屏上的内容一分钟内消失，保存在那台机器上的也一起清掉；没有联网的，等联网后清掉。"),
            _("不能恢复。要再用的，请重新登记，换新的地址。"),
        ),
        is_grave=True,
    )
    form = ConfirmForm(sent(request), on=request.today)
    return ask(
        request,
        form,
        page,
        lambda _said: actions.revoke_screen(screen, by=request.person, at=now()),
    )


def _registering() -> Ask:
    return Ask(
        _("登记电子屏"),
        _("登记，生成屏的地址"),
        "",
        reverse("desk:screens"),
        consequences=(
            _("登记以后显示一个地址和二维码，只显示这一次。在屏的浏览器里打开它，设为全屏。"),
            _("谁有这个地址，谁就能打开这块屏的页面。地址泄露的，马上停用，再重新登记。"),
        ),
    )


def _of_the_office(request: StaffRequest) -> None:
    if not request.duties.has(*OFFICE):
        raise Http404


def _opened(request: StaffRequest, public_id: UUID) -> queries.Screen:
    _of_the_office(request)
    return found(queries.screen_called(public_id))


def _registered(request: StaffRequest) -> list[Any]:
    _of_the_office(request)
    return list(queries.screens())


LISTING = Listing(
    code="screens",
    title=lazy("电子屏"),
    page="desk:screens",
    found=_registered,
    columns=(
        (lazy("名称"), lambda one: one.name),
        (lazy("安装地点"), lambda one: one.place),
        (lazy("所在单位"), lambda one: short_unit_name(one.unit)),
        (lazy("显示什么"), lambda one: _("含党内公开") if one.for_members else _("向社会公开")),
        (lazy("最近一次联网"), lambda one: one.last_seen_at),
        (lazy("停用时间"), lambda one: one.revoked_at),
    ),
)
