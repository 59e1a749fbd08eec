"""What leaving, merging and ending mean for what is open, in words; and why a plan cannot be so."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from gongkai.desk.phrases import orgs
from gongkai.desk.phrases.catalogue import unit_name
from gongkai.disclosures.queries import Waiting
from gongkai.measures.refusal import Refusal
from gongkai.restructuring.rules import PlanState

SENTENCES: Mapping[str, Promise] = MappingProxyType(
    {
        "basis_needed": lazy("请写依据，例如“校党字〔2027〕9号”。"),
        "nothing_ends": lazy("请至少选一个要结束的单位。"),
        "dissolve_one": lazy("撤销一次只办一个单位。要把几个单位并在一起的，请选合并。"),
        "split_one": lazy("分设一次只办一个单位。请只选一个。"),
        "split_needs_two": lazy("分设至少要有两个单位。请再选一个分出来的单位；原单位保留的，接替的单位选它自己。"),
        "one_successor": lazy("只有分设可以有几个接替的单位。请去掉分出来的单位，或把类别改为分设。"),
        "nothing_to_share": lazy("只有分设要分配事项。"),
        "not_a_part": lazy("选的单位不在这份方案里。请从列表中选择。"),
        "shared_out_anew": lazy("您打开这一页以后，分配改过。请先看现在的样子，再确认。"),
        "school_cannot_end": lazy("学校党委不能合并或撤销。请去掉它。"),
        "office_must_move_first": lazy("领导小组办公室设在 %(about)s。请先把办公室改设到别的单位，再办这件事。"),
        "unit_does_not_stand": lazy("单位 %(about)s 那天的前一天不存在，或已经有撤销日期。请核对单位和日期。"),
        "unit_in_other_plan": lazy("单位 %(about)s 已在另一份还没有完成的方案里。请先办完或取消那一份。"),
        "succeeds_itself": lazy("单位 %(about)s 不能接替它自己。请另选接替的单位。"),
        "successor_below": lazy("接替的单位现在是 %(about)s 的下级。请先把它改到别的上级下面，或另选一个。"),
        "successor_not_standing": lazy("接替的单位 %(about)s 那天还没有设立或已经撤销。请核对单位和日期。"),
        "successor_ends": lazy("接替的单位 %(about)s 已有撤销日期，不能接替。请另选一个。"),
        "takes_effect_in_the_past": lazy("生效日期已过。请写今天或以后的日期。"),
        "drafted_it_himself": lazy("这份方案是您拟的，要由另一位确认。"),
        "plan_moved_on": lazy("这份方案已经由别人办理。请看现在的样子，再决定怎么办。"),
        "not_its_day": lazy("还没有到生效日期，到那天系统会自动办理。"),
    }
)
"""What happened and what to do, by the code of the refusal."""

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "basis_needed": "basis",
        "nothing_ends": "ending",
        "dissolve_one": "ending",
        "split_one": "ending",
        "split_needs_two": "others",
        "one_successor": "others",
        "school_cannot_end": "ending",
        "office_must_move_first": "ending",
        "unit_does_not_stand": "ending",
        "unit_in_other_plan": "ending",
        "succeeds_itself": "successor",
        "successor_below": "successor",
        "successor_not_standing": "successor",
        "successor_ends": "successor",
        "takes_effect_in_the_past": "takes_effect_on",
    }
)
"""The field a reason is said at; one not listed is about the whole."""


PLAN_LOOKS: Mapping[PlanState, tuple[str, str, PlanState]] = MappingProxyType(
    {
        PlanState.DRAFTED: ("warn", "hourglass", PlanState.DRAFTED),
        PlanState.CONFIRMED: ("info", "clock", PlanState.CONFIRMED),
        PlanState.DONE: ("ok", "circle-check", PlanState.DONE),
        PlanState.CALLED_OFF: ("", "ban", PlanState.CALLED_OFF),
    }
)
"""Colour, sign and word of each state."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    if refusal.code in SENTENCES:
        return str(SENTENCES[refusal.code]) % {"about": refusal.about}
    return orgs.say(refusal)


def say_again(trouble: Iterable[tuple[str, str]]) -> list[str]:
    """Say the reasons that were kept when a plan could not be carried out."""
    return [say(Refusal(code, None, about)) for code, about in trouble]


def who_gets_them(waiting: Iterable[Waiting]) -> list[str]:
    """Say, without naming the matters, how many go to whom: an administrator reads nothing that is not public."""
    counted = Counter((one.revision.disclosure.unit, one.names, one.is_with_office) for one in waiting)
    return [_line(unit_name(unit), names, count, in_office) for (unit, names, in_office), count in counted.items()]


def _line(unit: str, names: tuple[str, ...], count: int, in_office: bool) -> str:  # noqa: FBT001 – from a tuple
    said = {"unit": unit, "count": count, "names": _("、").join(names)}
    if not names:
        return (
            ngettext(
                "%(unit)s：%(count)d 件没有人能办。请安全管理员先安排任职。",
                "%(unit)s：%(count)d 件没有人能办。请安全管理员先安排任职。",
                count,
            )
            % said
        )
    if in_office:
        return (
            ngettext(
                "%(unit)s：%(count)d 件由领导小组办公室接着办（%(names)s）。",
                "%(unit)s：%(count)d 件由领导小组办公室接着办（%(names)s）。",
                count,
            )
            % said
        )
    return (
        ngettext("%(unit)s：%(count)d 件由%(names)s接着办。", "%(unit)s：%(count)d 件由%(names)s接着办。", count) % said
    )
