"""What is done about an emergency: ratified or refused, written down, recorded as a leak, closed. Source: 第八条."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.incidents import CloseForm, EntryForm, LeakForm, RatifyForm, RefuseForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.incidents import number_of
from gongkai.desk.views.incidents.opening import opened_to
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.files.actions import store
from gongkai.incidents import actions, queries
from gongkai.incidents.queries import Incident
from gongkai.incidents.rules.words import EntryKind, Verb


def _ask(one: Incident, title: str, submit: str, done: str, *consequences: str, is_grave: bool = False) -> Ask:
    """Word a page; every title names what it is about."""
    about = f"{title}：{number_of(one)}"
    back = reverse("desk:incident", args=[one.public_id])
    return Ask(about, submit, done, back, consequences=consequences, is_grave=is_grave)


@staff_page
def ratify(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say that it was right to take something down at once."""
    one = opened_to(Verb.RATIFY, request, public_id)
    page = _ask(
        one,
        _("确认暂停公开"),
        _("确认暂停"),
        _("已确认，信息继续暂停，等待处置。"),
        _("确认以后，信息继续暂停公开，直到恢复、更正、撤下或清除。"),
        _("提出暂停的人会收到通知，您的姓名和时间记入时间线。"),
    )
    return ask(
        request,
        RatifyForm(sent(request)),
        page,
        lambda said: actions.ratify(one, said["note"], by=request.person, at=now()),
    )


@staff_page
def refuse(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say that it was not right, and ask that it come back."""
    one = opened_to(Verb.REFUSE, request, public_id)
    page = _ask(
        one,
        _("不同意暂停公开"),
        _("不同意，申请恢复公开"),
        _("已记录不同意，并申请恢复公开，等另一位确认。"),
        _("提交后同时申请恢复公开，还要由另一位第一责任人或办公室审批人确认才恢复。"),
        _("原因会告诉提出暂停的人，记入时间线，不能再改。"),
        is_grave=True,
    )
    return ask(
        request,
        RefuseForm(sent(request)),
        page,
        lambda said: actions.refuse(one, said["reason"], by=request.person, at=now()),
    )


@staff_page
def note(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Add to the time line what was done or found, with a file."""
    one = opened_to(Verb.NOTE, request, public_id)
    words = (_("写处置记录"), _("写入时间线"), _("已写入时间线。"))
    page = _ask(one, *words, _("写入以后不能改也不能删。写错的，再写一条说明。"))
    form = EntryForm(sent(request), request.FILES or None)

    def act(said: dict[str, Any]) -> None:
        upload, at = said["file"], now()
        name = (upload.name or "") if upload else ""
        stored = store(upload, name=name, at=at) if upload else None
        kind, by = EntryKind(said["kind"]), request.person
        actions.add_entry(one, kind, said["text"], by=by, at=at, file=stored, name=name)

    return ask(request, form, page, act)


@staff_page
def leak(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record what leaked, or what is known by now. Practice: 个人信息保护法第五十七条."""
    one = opened_to(Verb.RECORD_LEAK, request, public_id)
    words = (_("登记信息泄露"), _("登记"), _("已登记。以后知道得更多，可以再登记一次，原来的也保留。"))
    page = _ask(
        one,
        *words,
        _("按个人信息保护法第五十七条逐项填写。"),
        _("每次登记都保留，以最后一次为准。"),
    )
    last = queries.leak_of(one)
    start = {name: getattr(last, name) for name in LeakForm.base_fields} if last else {}
    form = LeakForm(sent(request), initial=start)
    return ask(request, form, page, lambda _said: actions.record_leak(one, form.leak(), by=request.person, at=now()))


@staff_page
def close(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Close an emergency with its cause and what was done."""
    one = opened_to(Verb.CLOSE, request, public_id)
    page = _ask(
        one,
        _("办结应急处置"),
        _("办结"),
        _("已办结。"),
        _("办结以后，时间线和登记都不能再写。"),
        is_grave=True,
    )
    form = CloseForm(sent(request))
    return ask(request, form, page, lambda said: actions.close(one, **said, by=request.person, at=now()))
