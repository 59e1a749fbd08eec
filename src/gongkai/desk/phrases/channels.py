"""How something was made known in each form, in words; what proves it, what has to come down, and why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from gongkai.channels.queries import Told, may_prove
from gongkai.channels.rules.kind import Kind
from gongkai.channels.rules.words import Standing, Why
from gongkai.desk.phrases import refusals
from gongkai.desk.phrases.catalogue import named
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Audience
from gongkai.orgs.queries import Duties

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        "not_your_task": lazy("这件事由本单位拟稿人或第一责任人办理。请联系他们，或由办公室催办。"),
        "place_missing": lazy("请写在哪里公开的，以便核对。"),
        "proof_missing": lazy("请至少上传一张照片或一页扫描件，作为公开的凭证。"),
        "too_many_proofs": lazy("一次最多上传 10 个文件。请去掉一些，或分两次提交。"),
        "until_before_from": lazy("截止日期早于开始日期。请核对。"),
        "moved_meanwhile": lazy("您打开这一页以后，别人改过这期简报。请重新打开，再改一次。"),
        "bulletin_without_title": lazy("请写简报名称。"),
        "bulletin_without_issue": lazy("请写期号，例如 第3期。"),
        "bulletin_without_day": lazy("请写印发日期。"),
        "bulletin_issue_taken": lazy("本单位已有同名同期的简报。请改期号，或打开原来的那一期。"),
        "bulletin_empty": lazy("请至少选一条信息。"),
        "bulletin_too_long": lazy("一期最多 30 条。请去掉一些，或分成两期。"),
        "bulletin_item_not_readable": lazy("有一条信息现在没有公开，或您看不到。请重新选择。"),
        "file_is_no_picture": lazy("凭证只收照片和扫描件：jpg、png 或 pdf。请换一个文件。"),
        "already_down": lazy("已经登记过撤下，不用再办。"),
        "down_in_the_future": lazy("撤下日期晚于今天。请在撤下以后再登记。"),
        "down_before_it_was_up": lazy("撤下日期早于公开日期。请核对。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[Standing, tuple[str, str]] = MappingProxyType(
    {
        Standing.TO_COME: ("", "clock"),
        Standing.AWAITED: ("warn", "hourglass"),
        Standing.DONE: ("ok", "circle-check"),
        Standing.TO_TAKE_DOWN: ("bad", "alert-triangle"),
        Standing.DOWN: ("", "circle-check"),
        Standing.OVER: ("", "calendar-off"),
    }
)
"""Tone and icon of each standing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One form of making known as pages show it; what somebody may do about it is offered with it."""

    told: Told
    where: str
    tone: str
    icon: str
    words: str
    late: str
    why: str
    may_prove: bool


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) if refusal.code in SENTENCES else refusals.sentence(refusal)


def where_told(audience: str, kind: Kind) -> str:
    """Name to whom and in which form something was made known."""
    return _("%(audience)s：%(channel)s") % {"audience": named(Audience(audience)), "channel": named(kind.channel)}


def shown(forms: Iterable[Told], duties: Duties) -> list[Shown]:
    """Return how each form stands, in words, for somebody with these duties."""
    return [_shown(one, duties) for one in forms]


def _shown(one: Told, duties: Duties) -> Shown:
    tone, icon = LOOKS[one.standing]
    open_recall = one.recall if one.standing is Standing.TO_TAKE_DOWN else None
    provable = not one.kind.is_carried_here and one.standing in {Standing.AWAITED, Standing.DONE, Standing.TO_TAKE_DOWN}
    return Shown(
        told=one,
        where=where_told(one.release.audience, one.kind),
        tone=tone,
        icon=icon,
        words=undone(one.kind, one.standing),
        late=entered_late(one.days_entered_late),
        why=named(Why(open_recall.why)) if open_recall else "",
        may_prove=provable and may_prove(one.release, duties),
    )


def undone(kind: Kind, standing: Standing) -> str:
    """Say how a form stands; what is to be undone is named in the way of its kind."""
    if standing is Standing.TO_TAKE_DOWN:
        return _("待办：%(what)s") % {"what": named(kind.undo)}
    return named(standing)


def entered_late(days: int) -> str:
    """Say how long after it took place something was entered; nothing if on the same or the next day."""
    return ngettext("%(days)d 天后补登", "%(days)d 天后补登", days) % {"days": days} if days > 1 else ""
