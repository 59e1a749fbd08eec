"""How the office reads the Measures: in force, withdrawn, replaced. Source: 第二十二条."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.leading import InterpretationForm, LockForm, ReasonForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.leading import standing_of
from gongkai.desk.views.leading.opening import only_approver, only_office
from gongkai.desk.views.orgs.asking import Ask, ask, found, sent
from gongkai.leading import actions, queries
from gongkai.leading.actions import Reading
from gongkai.leading.queries import Interpretation
from gongkai.measures.vocabulary import Role

PAGE = 20


@staff_page
def interpretations(request: StaffRequest) -> HttpResponse:
    """List every interpretation there ever was, for the office; readers find those in force under their articles."""
    page = Paginator(_written(request), PAGE).get_page(request.GET.get("page"))
    is_approver = request.duties.has(Role.OFFICE_APPROVER)
    context = {"page": page, "may_confirm": is_approver, "may_enter": True, "tab": "interpretations"}
    return render(request, "desk/leading/interpretations.html", context)


@staff_page
def interpretation_new(request: StaffRequest) -> HttpResponse:
    """Enter how a passage is to be read."""
    only_office(request)
    initial = {"interpreted_on": request.today, "lock": 0}
    return _typed(request, None, _("登记对办法的解释"), initial)


@staff_page
def interpretation_edit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write an interpretation anew that nobody has confirmed yet."""
    only_office(request)
    row = found(queries.interpretation_called(public_id))
    names = ("passage", "number", "interpreted_on", "text", "replaces", "lock")
    return _typed(
        request,
        row,
        _("修改解释：%(number)s") % {"number": row.number},
        {name: getattr(row, name) for name in names},
    )


@staff_page
def interpretation_confirm(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Confirm an interpretation as it stands on this page."""
    only_approver(request)
    row = found(queries.interpretation_called(public_id))
    told = [
        _("确认后公开，显示在条文下面和办理页面的相关栏目旁，不能再改。"),
        _("解释只是说明，不改变程序的任何规则。"),
    ]
    if row.replaces:
        told.append(_("原来的 %(number)s 从此不再有效，仍留在记录里。") % {"number": row.replaces.number})
    page = _page(row, _("确认解释：%(number)s"), _("确认并公开"), _("已确认，已公开。"), told)
    form = LockForm(sent(request), initial={"lock": row.lock})
    return ask(
        request, form, page, lambda said: actions.confirm_interpretation(row, **said, by=request.person, at=now())
    )


@staff_page
def interpretation_call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Give up an entry that nobody has confirmed."""
    only_office(request)
    row = found(queries.interpretation_called(public_id))
    told = [_("作废后不能恢复，这一条仍留在记录里。")]
    page = _page(row, _("作废登记：%(number)s"), _("作废这条登记"), _("已作废。"), told)
    form = LockForm(sent(request), initial={"lock": row.lock})
    return ask(
        request, form, page, lambda said: actions.call_off_interpretation(row, **said, by=request.person, at=now())
    )


@staff_page
def interpretation_withdraw(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Withdraw an interpretation; it stays on record."""
    only_approver(request)
    row = found(queries.interpretation_called(public_id))
    told = [_("撤回后不再显示给读者和办理人，不能恢复；内容和原因留在记录里。")]
    page = _page(row, _("撤回解释：%(number)s"), _("撤回这份解释"), _("已撤回。"), told)
    form = ReasonForm(sent(request))
    return ask(
        request, form, page, lambda said: actions.withdraw_interpretation(row, **said, by=request.person, at=now())
    )


def _page(row: Interpretation, title: str, submit: str, done: str, told: list[str]) -> Ask:
    words, back = title % {"number": row.number}, reverse("desk:interpretations")
    return Ask(words, submit, done, back, "", tuple(told), is_grave=True, quoted=f"{row.passage}\n{row.text}")


def _typed(request: StaffRequest, row: Interpretation | None, title: str, initial: dict[str, Any]) -> HttpResponse:
    form = InterpretationForm(sent(request), replaceable=queries.replaceable(), initial=initial)
    back = reverse("desk:interpretations")
    page = Ask(title, _("登记，送审批人确认"), _("已登记，等审批人确认。"), back)

    def act(said: dict[str, Any]) -> None:
        lock = said.pop("lock") or 0
        actions.put_interpretation(row, Reading(**said), lock=lock, by=request.person, at=now())

    return ask(request, form, page, act)


def _written(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    only_office(request)
    return queries.interpretations_written()


LISTING = Listing(
    code="interpretations",
    title=lazy("办法解释"),
    page="desk:interpretations",
    found=_written,
    columns=(
        (lazy("条款"), lambda row: row.passage),
        (lazy("编号"), lambda row: row.number),
        (lazy("情况"), lambda row: standing_of(row)[2]),
        (lazy("解释"), lambda row: row.text),
        (lazy("解释日期"), lambda row: row.interpreted_on),
        (lazy("登记人"), lambda row: row.entered_by.name),
        (lazy("代替"), lambda row: row.replaces.number if row.replaces else ""),
        (lazy("撤回原因"), lambda row: row.withdrawn_reason),
    ),
)
