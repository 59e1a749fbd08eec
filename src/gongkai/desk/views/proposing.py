"""Proposing a draft, laying it aside, taking it up again: each says first what happens. Source: 第十六条（一）."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from gongkai.desk.forms.procedure import ConfirmForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Revision, Sheet
from gongkai.desk.phrases.deciders import who_decides
from gongkai.desk.phrases.findings import shown
from gongkai.desk.phrases.plan import steps_in_words
from gongkai.desk.phrases.refusals import sentence
from gongkai.desk.views.steps import Ask, sent, start_of, step_page, take
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.case import Said
from gongkai.disclosures.rules.guards import grave_explained, scanned
from gongkai.disclosures.rules.words import Verb
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience

ANCHORS = {"entry": "off_catalogue_reason", "audiences": "public_on", "risk": "risk_0"}
"""Where a form's field is called otherwise than what a reason is about."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a plan lacks, and the place in the editor where it is put right."""

    text: str
    url: str


@step_page(Verb.PROPOSE)
def propose(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Say what is missing, who reviews and who is told; then put the draft up. Source: 第十六条（一）."""
    revision, at = sheet.revision, now()
    form = ConfirmForm(sent(request), initial=start_of(request, sheet))
    case = queries.case_of(revision, request.person, at, standing=sheet.standing)
    lacks = [*case.lacks, *scanned(case, Said()), *grave_explained(case, Said())]
    names = {one.mark: f"{one.place} · {one.kind}" for one in shown(case.check.grave)}
    page = Ask(_("送审"), _("送审，请审核人审核"), _("已送审。审核人已收到通知。"), template="desk/editor/propose.html")

    def act(_said: object) -> None:
        actions.propose(revision, by=request.person, at=at, version=form.read_at)

    total = queries.attachments_of(revision).count()
    more = {
        "check": case.check,
        "total": total,
        "done": total - len(case.check.waiting),
        "waits_only": True,
        "lacks": [_lack(revision, one, names) for one in lacks],
        "deciders": who_decides(revision, at),
        "goes_up": sheet.standing.must_go_up,
        "steps": steps_in_words(queries.reach_of(revision, request.today)),
        "kept": queries.buffer_of(revision, request.person),
    }
    return take(request, sheet, form, page, act, **more)


def _lack(revision: Revision, refusal: Refusal, names: Mapping[str, str]) -> Lack:
    page = reverse("desk:edit", args=[revision.disclosure.public_id])
    if refusal.code in {"scan_unfinished", "scan_failed"}:
        return Lack(sentence(refusal), f"{page}#files")
    if refusal.code == "finding_unexplained":
        what = {"where": names[refusal.about], "why": sentence(refusal)}
        return Lack(_("%(where)s：%(why)s") % what, f"{page}#id_explain_{refusal.about}")
    about = f"{refusal.about}_on" if refusal.about in list(Audience) else ANCHORS.get(refusal.about, refusal.about)
    return Lack(sentence(refusal), f"{page}#id_{about}")


@step_page(Verb.CANCEL)
def cancel(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Lay a draft aside; the page says for how long it can come back."""
    form = ConfirmForm(sent(request), initial=start_of(request, sheet))
    told = (_("这份草稿不再列在待办里。"), _("30 天内可以恢复，附件也会保留；超过 30 天只能重新拟稿。"))
    page = Ask(_("取消草稿"), _("取消这份草稿"), _("草稿已取消，30 天内可以恢复。"), told, is_grave=True)

    def act(_said: object) -> None:
        actions.cancel(sheet.revision, by=request.person, at=now(), version=form.read_at)

    return take(request, sheet, form, page, act)


@step_page(Verb.RESUME)
def resume(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Take a cancelled draft up again."""
    form = ConfirmForm(sent(request), initial=start_of(request, sheet))
    page = Ask(_("恢复草稿"), _("恢复成草稿，接着写"), _("已恢复成草稿。"), (_("草稿会回到拟稿人的待办里。"),))

    def act(_said: object) -> None:
        actions.resume(sheet.revision, by=request.person, at=now(), version=form.read_at)

    return take(request, sheet, form, page, act)
