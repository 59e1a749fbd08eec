"""The buttons of a matter: verb, object and consequence, only for what is open to whoever looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.matter import Sheet
from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.words import Stage, Verb

WAYS: Mapping[Verb, tuple[str, str | Promise, str, str]] = MappingProxyType(
    {
        Verb.PROPOSE: ("desk:propose", _("送审"), "send", ""),
        Verb.PASS_SECRECY: ("desk:review", _("审核这份内容"), "clipboard-check", "p"),
        Verb.PASS_CONTENT: ("desk:review", _("审核这份内容"), "clipboard-check", "p"),
        Verb.ACKNOWLEDGE: ("desk:acknowledge", _("确认新闻发言人知悉"), "message", "p"),
        Verb.APPROVE: ("desk:approve", _("审批这份内容"), "certificate", "p"),
        Verb.PUBLISH: ("desk:publish", _("发布"), "speakerphone", "p"),
        Verb.SEND_BACK: ("desk:review", _("退回修改"), "arrow-back-up", ""),
        Verb.REFER: ("desk:refer", _("报领导小组办公室"), "flag", ""),
        Verb.WITHHOLD: ("desk:withhold", _("不予公开"), "eye-off", "d"),
        Verb.RECALL: ("desk:recall", _("收回到草稿"), "arrow-back-up", ""),
        Verb.CORRECT: ("desk:correct", _("更正，另起新稿"), "file-diff", ""),
        Verb.SUSPEND: ("desk:suspend", _("立即暂停公开"), "player-pause", "d"),
        Verb.ASK_RESTORE: ("desk:restore", _("申请恢复公开"), "refresh", ""),
        Verb.RESTORE: ("desk:restore", _("确认恢复公开"), "refresh", "p"),
        Verb.WITHDRAW: ("desk:withdraw", _("撤下，保留撤下记录"), "trash", "d"),
        Verb.ERASE: ("desk:erase", _("清除，不能恢复"), "eraser", "d"),
        Verb.CANCEL: ("desk:cancel", _("取消这份草稿"), "ban", "d"),
    }
)
"""Page, words, icon and weight of each step, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One button: where it leads and how it looks."""

    label: str
    icon: str
    url: str
    look: str


def doings_of(sheet: Sheet) -> list[Doing]:
    """Return the buttons of what is open now: one address each, one of them red at most."""
    public_id = sheet.revision.disclosure.public_id
    found = [_edit(sheet)] if Verb.PROPOSE in sheet.verbs and sheet.revision.stage == Stage.DRAFT else []
    for verb, (page, label, icon, look) in WAYS.items():
        if verb not in sheet.verbs:
            continue
        url = reverse(page, args=[public_id])
        if url not in [one.url for one in found]:
            taken = look == "p" and any(one.look == "p" for one in found)
            found.append(Doing(_said(sheet, verb, str(label)), icon, url, "" if taken else look))
    return found


def _said(sheet: Sheet, verb: Verb, label: str) -> str:
    """Say with the verb to publish whom it will reach."""
    audience = sheet.standing.next_audience
    if verb is Verb.PUBLISH and audience:
        return str(_("%(label)s：%(audience)s")) % {"label": label, "audience": named(audience)}
    return label


def _edit(sheet: Sheet) -> Doing:
    return Doing(str(_("继续写")), "edit", reverse("desk:edit", args=[sheet.revision.disclosure.public_id]), "p")
