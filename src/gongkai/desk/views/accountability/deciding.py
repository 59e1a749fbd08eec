"""Opening, deciding and ending a case, and who is let know of it. Source: 第二十条."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.accountability import actions, queries
from gongkai.accountability.rules.words import Verb
from gongkai.desk.forms.accountability import AdmitForm, DecideForm, DropForm, YesForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.accountability.opening import opened_to, page_about
from gongkai.desk.views.orgs.asking import ask, found, sent

USUAL = timedelta(days=30)
"""For how long somebody is let know, if nothing else is said."""


@staff_page
def open_case(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Open a case whose ground and consequence are both evidenced."""
    one = opened_to(Verb.OPEN, request, public_id)
    told = (_("情形和不良后果都要有证据。"), _("启动以后，登记的内容不能再改，只能附证据、记录陈述。"))
    page = page_about(one, _("启动问责"), _("启动"), _("已启动。请听取涉及的人和党组织的陈述。"), *told, is_grave=True)
    form, by = YesForm(sent(request), initial={"version": one.version}), request.person
    return ask(request, form, page, lambda said: actions.open_case(one, by=by, at=now(), version=said["version"] or 0))


@staff_page
def decide(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Enter a decision: its number, date and kind."""
    one = opened_to(Verb.DECIDE, request, public_id)
    told = _("决定按程序另行作出，这里只登记编号、日期和处理方式。登记以后不能改。")
    page = page_about(one, _("登记决定"), _("登记"), _("已登记。处理完毕后请了结。"), told, is_grave=True)
    form, by = DecideForm(sent(request), initial={"version": one.version}), request.person
    return ask(
        request,
        form,
        page,
        lambda said: actions.decide(one, form.decision(), by=by, at=now(), version=said["version"]),
    )


@staff_page
def drop(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End a case without a decision."""
    one = opened_to(Verb.DROP, request, public_id)
    told = (_("了结以后不能再写，也不能重新启动；以后有新情况的另行登记。"), _("不得公开的限制同时解除。"))
    page = page_about(one, _("不再追究"), _("不再追究"), _("已了结。"), *told, is_grave=True)
    form, by = DropForm(sent(request), initial={"version": one.version}), request.person
    return ask(
        request,
        form,
        page,
        lambda said: actions.drop(one, said["reason"], by=by, at=now(), version=said["version"]),
    )


@staff_page
def close(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Close a case that was decided."""
    one = opened_to(Verb.CLOSE, request, public_id)
    told = (_("了结以后不能再写。"), _("不得公开的限制同时解除，可以按程序公开处理结果。"))
    page = page_about(one, _("了结"), _("了结"), _("已了结。"), *told, is_grave=True)
    form, by = YesForm(sent(request), initial={"version": one.version}), request.person
    return ask(request, form, page, lambda said: actions.close(one, by=by, at=now(), version=said["version"] or 0))


@staff_page
def take_over(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Keep a case in another's place."""
    one = opened_to(Verb.TAKE_OVER, request, public_id)
    told = _("接手以后由您办理，原来的办理人和时间留在经过里。")
    page = page_about(one, _("接手"), _("接手"), _("已由您办理。"), told)
    form, by = YesForm(sent(request)), request.person
    return ask(request, form, page, lambda _said: actions.take_over(one, by=by, at=now()))


@staff_page
def admit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Put somebody on the list of a case."""
    one = opened_to(Verb.ADMIT, request, public_id)
    told = (_("知情的人能看案件和证据，不能办理；每次查看都有记录。"), _("不会发通知，请当面告诉。"))
    page = page_about(one, _("增加知情人"), _("增加"), _("已增加。"), *told)
    form, by = AdmitForm(sent(request), initial={"until": request.today + USUAL}), request.person
    return ask(
        request,
        form,
        page,
        lambda said: actions.admit(one, said["person"], said["reason"], until=said["until"], by=by, at=now()),
    )


@staff_page
def dismiss(request: StaffRequest, public_id: UUID, knower: UUID) -> HttpResponse:
    """Take somebody off the list of a case."""
    one = opened_to(Verb.DISMISS, request, public_id)
    row = found(queries.knower_called(one, knower))
    words = (_("移出知情人"), _("移出"), _("已移出。"))
    page = page_about(one, *words, _("马上看不到案件，曾经知情和查看的记录保留。"), quoted=row.person.name)
    form, by = YesForm(sent(request)), request.person
    return ask(request, form, page, lambda _said: actions.dismiss(row, by=by, at=now()))
