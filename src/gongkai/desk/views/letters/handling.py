"""A letter on its way: acknowledged, assigned, returned, urged, merged, closed. Source: 第六条、第十四条."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai.desk.forms.letters import AssignForm, LetterForm, MergeForm, PersonForm, ReasonForm, UrgeForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.views.letters.opening import opened_to, page_for
from gongkai.desk.views.orgs.asking import Ask, ask, sent
from gongkai.mailbox import actions, queries
from gongkai.mailbox.queries import Letter
from gongkai.mailbox.rules.words import Kind, Verb
from gongkai.ui.wording import on_date


@staff_page
def acknowledge(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say that a letter has been taken on."""
    one = opened_to(Verb.ACKNOWLEDGE, request, public_id)
    page = page_for(
        one,
        pgettext("to do", "登记来信"),
        _("登记"),
        _("已登记，来信人看得到。"),
        _("来信人查询时看到“已登记”和今天的日期。"),
    )
    return ask(
        request, LetterForm(sent(request)), page, lambda _said: actions.acknowledge(one, by=request.person, at=now())
    )


@staff_page
def assign(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give a letter to the unit that answers it."""
    one = opened_to(Verb.ASSIGN, request, public_id)
    page = page_for(
        one, pgettext("to do", "转办来信"), _("转办，通知承办单位"), _("已转办，已通知承办单位。"),
        _("承办单位的拟稿人和第一责任人会看到全文。来信投诉的人不会看到。"),
    )  # fmt: skip
    form = AssignForm(sent(request), on=request.today, initial={"unit": one.addressed})
    return ask(
        request, form, page,
        lambda said: actions.assign(one, said["unit"], note=said["note"], by=request.person, at=now()),
    )  # fmt: skip


@staff_page
def give_back(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give a letter back to the office, once."""
    one = opened_to(Verb.RETURN_ONCE, request, public_id)
    page = page_for(
        one, _("退回办公室"), _("退回"), _("已退回办公室。"), _("只能退回一次。期限照常计算。"), is_grave=True
    )
    form = ReasonForm(sent(request), label=_("退回的原因"), hint=_("给办公室看，来信人看不到。"))
    return ask(request, form, page, lambda said: actions.return_once(one, said["reason"], by=request.person, at=now()))


@staff_page
def urge(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Urge the unit to answer."""
    one = opened_to(Verb.URGE, request, public_id)
    page = page_for(
        one, _("催办"), _("催办"), _("已催办，已通知承办单位。"), _("拟稿人和第一责任人马上收到通知，催办留下记录。")
    )
    return ask(
        request, UrgeForm(sent(request)), page,
        lambda said: actions.urge([one], said["reason"], by=request.person, at=now()),
    )  # fmt: skip


@staff_page
def name_person(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say that a letter is about somebody, who handles it no more."""
    one = opened_to(Verb.NAME_PERSON, request, public_id)
    page = page_for(
        one, pgettext("to do", "标明来信涉及的人"), _("标明"), _("已标明，这个人看不到这封来信。"),
        _("这个人从现在起看不到这封来信，不能写答复、批答复。不能撤销。"), is_grave=True,
    )  # fmt: skip
    leaving = Ask(page.title, page.submit, page.done, page.back, _list_of(one), page.consequences, is_grave=True)
    return ask(
        request, PersonForm(sent(request)), leaving,
        lambda said: actions.name_person(one, said["person"], by=request.person, at=now()),
    )  # fmt: skip


def _list_of(one: Letter) -> str:
    return reverse("desk:reports" if one.kind == Kind.REPORT else "desk:letters")


@staff_page
def merge(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Let the answer to another letter of the same kind serve this one too."""
    one = opened_to(Verb.MERGE, request, public_id)
    found = {str(each.public_id): each for each in queries.could_merge_into(one, request.duties, request.today)}
    page = page_for(
        one, _("并入另一封来信"), _("并入"), _("已并入。两个查询码都能查到同一个答复。"),
        _("这封来信不再单独答复；另一封答复以后，两位来信人凭各自的查询码都看得到答复，互相看不到来信。"),
        _("只列出同一类别、还没有答复的来信。并入以后不能拆开。"), is_grave=True,
    )  # fmt: skip
    offered = [(key, _in_a_line(each)) for key, each in found.items()]
    return ask(
        request, MergeForm(sent(request), offered=offered), page,
        lambda said: actions.merge(one, found[said["into"]], by=request.person, at=now()),
    )  # fmt: skip


def _in_a_line(letter: Letter) -> str:
    title = queries.words_of(letter).title
    return _("%(title)s（%(day)s 收到）") % {"title": title, "day": on_date(letter.received_on)}


@staff_page
def close(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End a letter, with a reason that its writer reads."""
    one = opened_to(Verb.CLOSE, request, public_id)
    page = page_for(
        one, _("办结来信"), _("办结"), _("已办结。"), _("来信人查询时看到“已办结”和下面写的原因。"), is_grave=True
    )
    form = ReasonForm(sent(request), label=_("办结的原因"), hint=_("来信人看得到。"))
    return ask(request, form, page, lambda said: actions.close(one, said["reason"], by=request.person, at=now()))
