"""One thing that is due: why, until when, what became of it, and what can be done about it. Source: 第十七条."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gongkai.catalogue.queries import wording_of
from gongkai.channels.queries import may_prove, missing_of
from gongkai.desk.forms.channels import kind_of
from gongkai.desk.http import StaffRequest, staff_page
from gongkai.desk.phrases.catalogue import limit_of
from gongkai.desk.phrases.channels import where_told
from gongkai.desk.phrases.obligations import counted, period_of, standing_words, tables, why_moot
from gongkai.desk.views.obligations.opening import opened
from gongkai.disclosures.queries import newest_of
from gongkai.obligations import queries
from gongkai.obligations.queries import Obligation
from gongkai.obligations.rules.answers import Verb
from gongkai.obligations.rules.words import State

WAYS: dict[Verb, tuple[str, str | Promise, str, str]] = {
    Verb.DRAFT: ("desk:new", _("拟稿"), "edit", "p"),
    Verb.APPROVE_DEFERRAL: ("desk:obligation_approve", _("同意暂缓"), "certificate", "p"),
    Verb.REFUSE_DEFERRAL: ("desk:obligation_refuse", _("不同意暂缓"), "arrow-back-up", ""),
    Verb.STATE_NOTHING: ("desk:obligation_nothing", _("本期没有要公开的"), "ban", ""),
    Verb.ASK_DEFERRAL: ("desk:obligation_defer", _("申请暂缓"), "player-pause", ""),
    Verb.END_DEFERRAL: ("desk:obligation_take_up", _("结束暂缓"), "refresh", ""),
    Verb.URGE: ("desk:obligation_urge", _("催办"), "send", ""),
    Verb.VOID_EVENT: ("desk:obligation_void", _("撤销登记的事情"), "trash", "d"),
}
"""Page, words, icon and weight of each answer, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One button: where it leads and how it looks."""

    label: str | Promise
    icon: str
    url: str
    look: str


def doings_of(one: Obligation, verbs: frozenset[Verb]) -> list[Doing]:
    """Return the buttons of what is open now, and beside drafting the way to what exists already."""
    found = []
    for verb, (page, label, icon, look) in WAYS.items():
        if verb not in verbs:
            continue
        if verb is Verb.DRAFT:
            draft = f"{reverse(page)}?entry={one.entry.public_id}&obligation={one.public_id}"
            found.append(Doing(label, icon, draft, look))
            existing = reverse("desk:obligation_answer", args=[one.public_id])
            found.append(Doing(_("用已有的信息对应"), "link", existing, ""))
        else:
            found.append(Doing(label, icon, reverse(page, args=[one.public_id]), look))
    return found


@staff_page
def obligation(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one thing that is due."""
    one = opened(request, public_id)
    tone, icon, words = standing_words(one, request.today)
    context = {
        "one": one,
        "period": period_of(one),
        "tone": tone,
        "icon": icon,
        "words": words,
        "limit": limit_of(wording_of(one.item)),
        "counted": counted(one),
        "tables": tables(one.calendar),
        "why_moot": why_moot(one),
        "doings": doings_of(one, queries.open_verbs(one, request.duties)),
        "matter": newest_of(request.duties, [one.disclosure_id]).get(one.disclosure_id or 0),
        "missing": _missing(request, one),
        "shifts": queries.shifts_of(one),
        "transfers": queries.transfers_of(one),
        "deferrals": queries.deferrals_of(one),
        "statement": queries.statement_of(one),
        "urges": queries.urges_of(one),
        "now": now(),
        "today": request.today,
    }
    return render(request, "desk/obligations/detail.html", context)


def _missing(request: StaffRequest, one: Obligation) -> list[tuple[str, UUID, bool]]:
    """Return the forms that wait for evidence, and whether it is for whoever asks to give it. Source: 第十四条."""
    if one.state != State.OPEN or one.disclosure_id is None:
        return []
    waiting = missing_of(one.disclosure_id)
    return [
        (where_told(each.audience, kind_of(each.channel)), each.public_id, may_prove(each, request.duties))
        for each in waiting
    ]
