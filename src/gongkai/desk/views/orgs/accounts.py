"""Accounts of people: opened, shut, given a one-time password. Administrators' accounts are not managed here."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.desk.forms.orgs.register import AccountForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.restructuring import who_gets_them
from gongkai.desk.views.orgs.asking import Ask, ask, found, only, sent
from gongkai.orgs import actions, queries
from gongkai.orgs.rules import Matter
from gongkai.restructuring import actions as hand_over
from gongkai.restructuring.queries import left_behind, posts_of


@staff_page
def account_new(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Open an account for somebody; a one-time password is given on its own page."""
    only(request, Matter.ACCOUNTS)
    owner = found(queries.person_of(public_id))
    form = AccountForm(sent(request), on=request.today, initial={"username": owner.spelling})
    title = _("开通账号：%(name)s") % {"name": owner.name}
    done = _("账号已开通。请再发一次性密码。")
    page = Ask(title, _("开通账号"), done, reverse("desk:person", args=[public_id]))
    return ask(request, form, page, lambda said: actions.open_account(owner, by=request.person, at=now(), **said))


@staff_page
def account_password(request: StaffRequest, public_id: UUID, username: str) -> HttpResponse:
    """Give out a one-time password; it is shown once and kept nowhere in clear."""
    only(request, Matter.ACCOUNTS)
    owner = found(queries.person_of(public_id))
    account = found(queries.account_of(owner, username))
    form = OrgForm(sent(request), on=request.today)
    given: list[str] = []

    def act() -> None:
        given.append(actions.issue_password(account, by=request.person, at=now()))

    if request.method == "POST" and form.is_valid() and form.takes(act):
        shown = {"owner": owner, "account": account, "password": given[0]}
        return render(request, "desk/orgs/password.html", shown)
    page = Ask(
        _("发一次性密码：%(name)s") % {"name": owner.name},
        _("发一次性密码"),
        "",
        reverse("desk:person", args=[public_id]),
        consequences=(_("原密码马上作废，已登录的会退出。"), _("新密码只显示一次，首次登录时必须修改。")),
    )
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


@staff_page
def account_disable(request: StaffRequest, public_id: UUID, username: str) -> HttpResponse:
    """Shut an account; the page says first what that means."""
    only(request, Matter.ACCOUNTS)
    owner = found(queries.person_of(public_id))
    account = found(queries.account_of(owner, username))
    form = OrgForm(sent(request), on=request.today)
    page = Ask(
        _("停用账号：%(username)s") % {"username": username},
        _("停用账号"),
        _("账号已停用。"),
        reverse("desk:person", args=[public_id]),
        consequences=(
            _("%(name)s马上不能登录，已登录的会退出。") % {"name": owner.name},
            _(
                "停用期间任职不起作用，等办的事马上由别人接着办，给出的审核照旧有效。不再任职的，请安全管理员另外结束任职。"
            ),
            *who_gets_them(left_behind(owner, posts_of(owner, request.today), now())),
        ),
        is_grave=True,
    )
    return ask(request, form, page, lambda _said: hand_over.shut_and_hand_over(account, by=request.person, at=now()))


@staff_page
def account_enable(request: StaffRequest, public_id: UUID, username: str) -> HttpResponse:
    """Open a shut account again."""
    only(request, Matter.ACCOUNTS)
    owner = found(queries.person_of(public_id))
    account = found(queries.account_of(owner, username))
    form = OrgForm(sent(request), on=request.today)
    page = Ask(
        _("启用账号：%(username)s") % {"username": username},
        _("启用账号"),
        _("账号已启用。"),
        reverse("desk:person", args=[public_id]),
        consequences=(_("%(name)s可以用原来的密码登录。") % {"name": owner.name},),
    )
    return ask(request, form, page, lambda _said: actions.enable_account(account, by=request.person, at=now()))


@staff_page
def account_factor(request: StaffRequest, public_id: UUID, username: str) -> HttpResponse:
    """Take the second factor off an account whose owner lost it. Practice: not by whoever gives out passwords."""
    only(request, Matter.POSTS)
    owner = found(queries.person_of(public_id))
    account = found(queries.account_of(owner, username))
    form = OrgForm(sent(request), on=request.today)
    page = Ask(
        _("解除第二重验证：%(username)s") % {"username": username},
        _("解除第二重验证"),
        _("第二重验证已解除。"),
        reverse("desk:person", args=[public_id]),
        consequences=(_("解除后只用密码就能登录。请先当面核对本人身份。"),),
        is_grave=True,
    )
    return ask(request, form, page, lambda _said: actions.drop_second_factor(account, by=request.person, at=now()))
