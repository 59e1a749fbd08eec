"""The register of people, and what changes in it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.orgs.refusals import OrgForm
from gongkai.desk.forms.orgs.register import LastDayForm, MembershipForm, PersonForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, short_unit_name, unit_name
from gongkai.desk.phrases.restructuring import who_gets_them
from gongkai.desk.views.orgs.asking import Ask, ask, found, manages, only, sent
from gongkai.measures.vocabulary import PersonKind, Role
from gongkai.orgs import actions, queries
from gongkai.orgs.rules import Matter
from gongkai.restructuring import actions as hand_over
from gongkai.restructuring.queries import left_behind, posts_of

ROWS = 20


@staff_page
def people(request: StaffRequest) -> HttpResponse:
    """List people, found by name, number or pinyin."""
    page = Paginator(_matching(request), ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "words": request.GET.get("name", ""), "may_change": manages(request, Matter.PEOPLE)}
    return render(request, "desk/orgs/people.html", context | {"may_appoint": manages(request, Matter.POSTS)})


def _matching(request: StaffRequest) -> Any:  # noqa: ANN401 – rows no page may import
    only(request, Matter.REGISTER)
    return queries.people_matching(request.GET.get("name", ""), request.today)


@staff_page
def person(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one person: posts, memberships, groups and accounts."""
    only(request, Matter.REGISTER)
    shown = found(queries.person_of(public_id))
    context = {
        "dossier": queries.dossier_of(shown, request.today),
        "may_change": manages(request, Matter.PEOPLE),
        "may_appoint": manages(request, Matter.POSTS),
        "may_open_accounts": manages(request, Matter.ACCOUNTS),
    }
    return render(request, "desk/orgs/person.html", context)


@staff_page
def person_new(request: StaffRequest) -> HttpResponse:
    """Register somebody."""
    only(request, Matter.PEOPLE)
    form = PersonForm(sent(request), on=request.today)
    page = Ask(_("登记人员"), _("登记人员"), _("人员已登记。"), reverse("desk:people"))
    return ask(request, form, page, lambda said: actions.register_person(by=request.person, at=now(), **said))


@staff_page
def person_edit(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Put right what is known of somebody."""
    only(request, Matter.PEOPLE)
    shown = found(queries.person_of(public_id))
    initial = {name: getattr(shown, name) for name in PersonForm.base_fields}
    form = PersonForm(sent(request), on=request.today, initial=initial)
    title = _("修改人员：%(name)s") % {"name": shown.name}
    page = Ask(title, _("保存人员"), _("人员已保存。"), _page_of(public_id))
    return ask(request, form, page, lambda said: actions.change_person(shown, by=request.person, at=now(), **said))


@staff_page
def person_leaves(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record that somebody leaves; the page says first what that ends."""
    only(request, Matter.PEOPLE)
    shown = found(queries.person_of(public_id))
    dossier = queries.dossier_of(shown, request.today)
    form = LastDayForm(sent(request), on=request.today, initial={"last_day": request.today})
    page = Ask(
        _("离校：%(name)s") % {"name": shown.name},
        _("确认离校"),
        _("离校已登记。"),
        _page_of(public_id),
        consequences=(
            _("%(count)d 项任职到最后一天为止。") % {"count": len(dossier.current) + len(dossier.waiting)},
            _("组织关系到最后一天为止，账号停用。"),
            _("经办中的事项回到本单位待办，不受影响。记录全部保留。"),
            *who_gets_them(left_behind(shown, posts_of(shown, request.today), now())),
        ),
        is_grave=True,
    )
    return ask(
        request, form, page, lambda said: hand_over.leave_and_hand_over(shown, by=request.person, at=now(), **said)
    )


@staff_page
def person_returns(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Record that somebody is here again."""
    only(request, Matter.PEOPLE)
    shown = found(queries.person_of(public_id))
    page = Ask(
        _("恢复为在校：%(name)s") % {"name": shown.name},
        _("恢复为在校"),
        _("已恢复为在校。"),
        _page_of(public_id),
        consequences=(_("任职、组织关系和账号不会自动恢复，要分别办理。"),),
    )
    form = OrgForm(sent(request), on=request.today)
    return ask(request, form, page, lambda _said: actions.take_back(shown, by=request.person, at=now()))


@staff_page
def membership_new(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Enter somebody's membership, or transfer it to another unit. Source: 第十条（二）."""
    only(request, Matter.PEOPLE)
    shown = found(queries.person_of(public_id))
    current = queries.dossier_of(shown, request.today).membership
    form = MembershipForm(sent(request), on=request.today, initial={"starts_on": request.today})
    title = _("转移组织关系：%(name)s") if current else _("登记组织关系：%(name)s")
    told = (_("原组织关系到起始日期的前一天为止。"),) if current else ()
    page = Ask(title % {"name": shown.name}, _("保存组织关系"), _("组织关系已保存。"), _page_of(public_id), "", told)

    def act(said: dict[str, Any]) -> object:
        if current:
            return actions.move_membership(shown, said["unit"], on=said["starts_on"], by=request.person, at=now())
        return actions.join_party(shown, said["unit"], starts_on=said["starts_on"], by=request.person, at=now())

    return ask(request, form, page, act)


@staff_page
def membership_end(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """End somebody's open membership."""
    only(request, Matter.PEOPLE)
    shown = found(queries.person_of(public_id))
    form = LastDayForm(sent(request), on=request.today, initial={"last_day": request.today})
    page = Ask(
        _("结束组织关系：%(name)s") % {"name": shown.name},
        _("结束组织关系"),
        _("组织关系已结束。"),
        _page_of(public_id),
        consequences=(_("从最后一天的次日起，这个人不能再看党内公开的信息。"),),
        is_grave=True,
    )
    return ask(request, form, page, lambda said: actions.leave_party(shown, by=request.person, at=now(), **said))


def _page_of(public_id: UUID) -> str:
    return reverse("desk:person", args=[public_id])


def _posts(person: Any) -> str:  # noqa: ANN401 – a row no page may import
    return _("；").join(f"{short_unit_name(post.unit)} {named(Role(post.role))}" for post in person.current_posts)


LISTING = Listing(
    code="people",
    title=lazy("人员"),
    page="desk:people",
    found=_matching,
    columns=(
        (lazy("姓名"), lambda person: person.name),
        (lazy("工号或学号"), lambda person: person.number),
        (lazy("类别"), lambda person: named(PersonKind(person.kind))),
        (lazy("所在单位"), lambda person: unit_name(person.home) if person.home else ""),
        (lazy("现任岗位"), _posts),
        (lazy("离校日期"), lambda person: person.left_on),
    ),
)
