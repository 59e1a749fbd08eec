"""The systems that are told: registered, tried, given a new key, revoked by the system administrator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.desk.forms.push import ConfirmForm, TargetForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.push import trouble_said
from gongkai.desk.views.orgs.asking import Ask, ask, found, only, sent
from gongkai.measures.vocabulary import Channel
from gongkai.orgs.rules import Matter
from gongkai.push import actions, queries
from gongkai.push.queries import Target


@staff_page
def targets(request: StaffRequest) -> HttpResponse:
    """List the systems that are or were told. Source: 第十四条、第十五条."""
    only(request, Matter.PUSH)
    rows = [(one, Channel(one.channel), trouble_said(one.probe_trouble)) for one in queries.targets()]
    return render(request, "desk/push/targets.html", {"rows": rows, "allowed": queries.hosts_allowed(), "now": now()})


@staff_page
def target_new(request: StaffRequest) -> HttpResponse:
    """Register a system; its secret is shown once, on the answer."""
    only(request, Matter.PUSH)
    form = TargetForm(sent(request))
    made: list[tuple[Target, str]] = []

    def act() -> None:
        said = {**form.cleaned_data, "channel": Channel(form.cleaned_data["channel"])}
        made.append(actions.add_target(**said, by=request.person, at=now()))

    if request.method == "POST" and form.is_valid() and form.takes(act):
        [(target, secret)] = made
        return _key(request, target.name, target.key_id, secret)
    page = Ask(
        _("登记对接系统"),
        _("登记，生成密钥"),
        "",
        reverse("desk:push_targets"),
        consequences=(
            _("登记以后，用这种方式公开的信息会自动推送过去，现在公开着的也会补推。"),
            _("只推送向社会公开的信息；附件只给名称、大小、校验码和地址。"),
        ),
    )
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


@staff_page
@require_POST
def target_probe(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say one word to a system, and tell what came of it."""
    only(request, Matter.PUSH)
    trouble = actions.probe(found(queries.target_called(public_id)), by=request.person, at=now())
    if trouble:
        messages.error(request, trouble_said(trouble))
    else:
        messages.success(request, _("对方已收到测试消息，可以推送。"))
    return redirect("desk:push_targets")


@staff_page
def target_key(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give a system a new key; the page says first what that means."""
    only(request, Matter.PUSH)
    target = found(queries.target_called(public_id))
    form = ConfirmForm(sent(request))
    made: list[tuple[str, str]] = []

    def act() -> None:
        made.append(actions.renew_key(target, by=request.person, at=now()))

    if request.method == "POST" and form.is_valid() and form.takes(act):
        return _key(request, target.name, *made[0])
    page = _page(
        _("换新密钥：%(name)s") % {"name": target.name}, _("换新密钥"), "",
        _("原密钥马上作废。对方换上新密钥以前，会拒绝接收。"), _("新密钥只显示一次。"),
    )  # fmt: skip
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


@staff_page
def target_revoke(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Tell a system nothing any more; the page says first what that means."""
    only(request, Matter.PUSH)
    target = found(queries.target_called(public_id))
    page = _page(
        _("停用：%(name)s") % {"name": target.name}, _("停用，不再推送"), _("已停用，不再推送。"),
        _("马上不再推送。已经推送过去的仍在对方系统里，以后要撤下的，由办公室在对方系统里人工撤下并登记。"),
        _("停用以后不能恢复，只能重新登记。"),
    )  # fmt: skip

    def act(_said: dict[str, object]) -> None:
        actions.revoke_target(target, by=request.person, at=now())

    return ask(request, ConfirmForm(sent(request)), page, act)


def _page(title: str, submit: str, done: str, *consequences: str) -> Ask:
    return Ask(title, submit, done, reverse("desk:push_targets"), consequences=consequences, is_grave=True)


def _key(request: StaffRequest, name: str, key_id: str, secret: str) -> HttpResponse:
    return render(request, "desk/push/key.html", {"name": name, "key_id": key_id, "secret": secret})
