"""The leading group in words: reasons against an entry, how entries stand, and what a resolution is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as say_now
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import files, log
from gongkai.desk.phrases.catalogue import unit_name
from gongkai.leading.queries import About, Interpretation
from gongkai.leading.rules import Stage
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "moved_meanwhile": _("您打开这一页以后，内容被改过。请重新打开，看过现在的内容再办。"),
        "not_your_task": _("这件事由领导小组办公室办理，确认由办公室审批人办理。请联系办公室。"),
        "seat_unnamed": _("请写担任的职务。"),
        "leads_already": _("那时已经有组长。请先登记原组长的最后一天。"),
        "seat_over": _("已经登记过最后一天，不能再改。"),
        "ends_before_start": _("最后一天早于起始日期。请核对日期。"),
        "name_shown_already": _("姓名已经公开，不用再办。"),
        "settled_already": _("已经确认或作废，不能再改。需要改的，请另行登记。"),
        "entered_it": _("您登记的内容不能由您确认。请由办公室另一位审批人确认。"),
        "entered_by_another": _("只有登记人可以修改。请联系登记人，或把这一份作废后另行登记。"),
        "number_missing": _("请写编号或文号。"),
        "number_taken": _("这个编号已经用过。请核对编号。"),
        "title_missing": _("请写标题或名称。"),
        "text_missing": _("请写内容。"),
        "about_nothing": _("没有找到 %(about)s，或者您不能打开它。请核对网址。"),
        "meeting_to_come": _("会议还没有开，不能登记决定。请写今天或以前的日期。"),
        "before_the_last_version": _("施行日期要晚于上一版的施行日期。请核对日期。"),
        "regulation_repealed": _("这项制度已经废止，不能再改。请另立一项。"),
        "version_being_written": _("已经有一版在等确认。请先确认或作废那一版。"),
        "never_in_force": _("这项制度现在没有施行的版本，不用废止。"),
        "repealed_too_early": _("废止日期要晚于施行日期。请核对日期。"),
        "reason_missing": _("请写明原因。"),
        "no_such_passage": _("办法里没有这一条。请从列表中选择。"),
        "day_to_come": _("解释日期不能晚于今天。请核对日期。"),
        "replaces_other": _("只能代替同一条的解释。请核对条文，或选“不代替”。"),
        "replaced_not_in_force": _("被代替的那份解释已经撤回或已被代替。请作废这一份后另行登记。"),
        "not_in_force": _("这份解释现在没有生效，不用撤回。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

LOOKS: Mapping[Stage, tuple[str, str]] = MappingProxyType(
    {Stage.DRAFTED: ("warn", "clock"), Stage.CONFIRMED: ("ok", "circle-check"), Stage.CALLED_OFF: ("", "ban")}
)
ABOUTS: Mapping[str, tuple[str | Promise, str]] = MappingProxyType(
    {
        "obligation": (_("公开任务"), "desk:obligation"),
        "catalogue": (_("公开目录"), "desk:catalogue_version"),
        "disclosure": (_("公开事项"), "desk:disclosure"),
    }
)
"""What a resolution may be about: its name and its page."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to what a resolution decides on; it tells the kind and the unit, never a title."""

    label: str
    url: str


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return (
        files.say(refusal)
        if refusal.code in files.SENTENCES
        else str(SENTENCES[refusal.code]) % {"about": refusal.about}
    )


def way_to(about: About) -> Way:
    """Return the way to what a resolution decides on."""
    kind, _slash, public_id = about.code.partition("/")
    name, page = ABOUTS[kind]
    return Way(
        say_now("%(kind)s：%(unit)s") % {"kind": name, "unit": unit_name(about.unit)}, reverse(page, args=[public_id])
    )


def standing_of(row: Interpretation) -> tuple[str, str, str]:
    """Return tone, icon and word for how an interpretation stands now. Source: 第二十二条."""
    if row.stage != Stage.CONFIRMED:
        tone, icon = LOOKS[Stage(row.stage)]
        return tone, icon, say_now("待确认") if row.stage == Stage.DRAFTED else say_now("已作废")
    if row.withdrawn_at:
        return "", "ban", say_now("已撤回")
    if row.is_replaced:  # type: ignore[attr-defined]  # annotated by the query that lists them
        return "", "versions", say_now("已被代替")
    return "ok", "circle-check", say_now("有效")
