"""Plans by which units merge, split or end: listed, drawn up, shared out, looked at, confirmed, called off."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.forms.orgs.reorganising import OfPlanForm, PlanForm
from gongkai.desk.forms.orgs.sharing import ShareForm
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.listing import Listing
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.restructuring import PLAN_LOOKS, say_again
from gongkai.desk.views.orgs.asking import Ask, found, manages, only, sent
from gongkai.disclosures.queries import workable_by
from gongkai.measures.vocabulary import OFFICE
from gongkai.orgs.queries import UNIT_ROLES
from gongkai.orgs.rules import Matter
from gongkai.restructuring import actions, queries
from gongkai.restructuring.queries import OPEN, Plan
from gongkai.restructuring.rules import Kind, PlanState, mark_of


@staff_page
def reorganisations(request: StaffRequest) -> HttpResponse:
    """List all plans, the latest day first. Source: 第三条."""
    rows = [(plan, PLAN_LOOKS[PlanState(plan.state)]) for plan in _plans(request)]
    context = {"rows": rows, "may_draw_up": manages(request, Matter.UNITS)}
    return render(request, "desk/orgs/reorganisations.html", context)


@staff_page
def reorganisation_new(request: StaffRequest) -> HttpResponse:
    """Draw up a plan; what it would move is shown before anybody confirms it. Source: 第三条."""
    only(request, Matter.UNITS)
    asked = {"ending": request.GET.getlist("ending"), "kind": request.GET.get("kind", "")}
    form = PlanForm(sent(request), on=request.today, initial=asked)
    drawn: list[Plan] = []

    def act() -> None:
        said = form.cleaned_data
        drawn.append(actions.draw_up(**said, by=request.person, at=now()))

    if request.method == "POST" and form.is_valid() and form.takes(act):
        return _drawn_up(request, drawn[0])
    page = Ask(_("拟单位调整方案"), _("保存方案"), "", reverse("desk:reorganisations"))
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


def _drawn_up(request: StaffRequest, plan: Plan) -> HttpResponse:
    if plan.kind == Kind.SPLIT:
        messages.success(request, _("方案已保存。请分配事项，再等办公室审批人确认。"))
        return redirect("desk:reorganisation_share", plan.public_id)
    messages.success(request, _("方案已保存，等办公室审批人确认。"))
    return redirect("desk:reorganisation", plan.public_id)


@staff_page
def reorganisation_share(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Say which unit gets what of one that is split, before the office confirms it. Source: 第三条."""
    only(request, Matter.UNITS)
    plan = _plan(request, public_id)
    if not _is_to_share(plan):
        return redirect("desk:reorganisation", public_id)
    form = ShareForm(sent(request), parts=queries.parts_of(plan), thing=queries.to_share(plan))

    def act() -> None:
        actions.share_out(plan, form.shares(), by=request.person, at=now())

    if request.method == "POST" and form.is_valid() and form.takes(act):
        messages.success(request, _("分配已保存，等办公室审批人确认。"))
        return redirect("desk:reorganisation", public_id)
    return render(request, "desk/orgs/reorganisation_share.html", {"plan": plan, "form": form})


def _is_to_share(plan: Plan) -> bool:
    return plan.kind == Kind.SPLIT and plan.state == PlanState.DRAFTED


@staff_page
def reorganisation(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a plan: what happens, when, and what moves; or what became of it."""
    plan = _plan(request, public_id)
    return render(request, "desk/orgs/reorganisation.html", _shown(request, plan))


def _plan(request: StaffRequest, public_id: UUID) -> Plan:
    """Return a plan somebody may read; absent and not permitted are the same.

    :raises Http404: if there is none for him.
    """
    if not request.duties.posts:
        only(request, Matter.UNITS)
    return found(queries.plans_seen_by(request.duties).filter(public_id=public_id).first())


def _shown(request: StaffRequest, plan: Plan) -> dict[str, object]:
    """Name only the matters that whoever asks may open; the others are counted."""
    is_open = plan.state in OPEN
    moves = queries.what_moves(plan) if is_open else None
    unread = moves.unread if moves else ()
    open_to_him = set(workable_by(request.duties).values_list("pk", flat=True)) if unread else set()
    named = [one for one in unread if one.disclosure_id in open_to_him]
    return {
        "plan": plan,
        "look": PLAN_LOOKS[PlanState(plan.state)],
        "moves": moves,
        "named": named,
        "unnamed": len(unread) - len(named),
        "roles": UNIT_ROLES,
        "trouble": say_again(plan.trouble),
        "may_confirm": plan.state == PlanState.DRAFTED and manages(request, Matter.REORGANISING),
        "may_share": _is_to_share(plan) and manages(request, Matter.UNITS),
        "seen": mark_of(plan.shares),
        "may_call_off": is_open and (manages(request, Matter.UNITS) or manages(request, Matter.REORGANISING)),
    }


@staff_page
def reorganisation_confirm(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Confirm a plan; the page says first what happens, when, and what cannot be undone. Practice: two people."""
    only(request, Matter.REORGANISING)
    plan = _plan(request, public_id)
    form = OfPlanForm(sent(request))
    is_sent = request.method == "POST" and form.is_valid()
    seen = request.POST.get("seen", "")
    if is_sent and form.takes(lambda: actions.confirm(plan, by=request.person, at=now(), seen=seen)):
        messages.success(request, _("方案已确认，到生效日期自动办理。"))
        return redirect("desk:reorganisation", public_id)
    if not is_sent and plan.state != PlanState.DRAFTED:
        return redirect("desk:reorganisation", public_id)
    return render(request, "desk/orgs/reorganisation_confirm.html", {**_shown(request, plan), "form": form})


@staff_page
def reorganisation_call_off(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Call a plan off before it is carried out."""
    only(request, Matter.UNITS, Matter.REORGANISING)
    plan = _plan(request, public_id)
    form = OfPlanForm(sent(request))
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and form.takes(lambda: actions.call_off(plan, by=request.person, at=now())):
        messages.success(request, _("方案已取消。"))
        return redirect("desk:reorganisation", public_id)
    back = reverse("desk:reorganisation", args=[public_id])
    told = (_("单位照旧，什么也不转移。知道这份方案的人会收到通知。"), _("取消以后不能恢复，需要时另拟一份。"))
    page = Ask(_("取消单位调整方案"), _("取消方案"), "", back, "", told, is_grave=True)
    return render(request, "desk/orgs/ask.html", {"form": form, "ask": page})


def _plans(request: StaffRequest) -> list[Plan]:
    if not manages(request, Matter.UNITS) and not request.duties.has(*OFFICE):
        raise Http404
    return list(queries.plans())


LISTING = Listing(
    code="reorganisations",
    title=lazy("单位调整方案"),
    page="desk:reorganisations",
    found=_plans,
    columns=(
        (lazy("结束或分设的单位"), lambda plan: _("、").join(map(unit_name, plan.ending.all()))),
        (lazy("接替的单位"), lambda plan: _("、").join(map(unit_name, [plan.successor, *plan.others.all()]))),
        (lazy("类别"), lambda plan: named(Kind(plan.kind))),
        (lazy("生效日期"), lambda plan: plan.takes_effect_on),
        (lazy("情况"), lambda plan: named(PlanState(plan.state))),
    ),
)
