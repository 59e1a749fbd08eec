"""What the school decides, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import log
from gongkai.desk.phrases.catalogue import named
from gongkai.measures.reference import Ref
from gongkai.measures.refusal import Refusal
from gongkai.policy.rules import RANGES, Choice, Counts, Setting, Stricter

SENTENCES: Mapping[str, str | Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_your_task": _("学校设置由办公室审批人决定。请联系办公室审批人。"),
        "decided_already": _("现在已经是这样，不用再改。"),
        "not_the_head": _("本单位的设置由本单位第一责任人决定。请联系第一责任人。"),
        "schools_alone": _("这一项由学校统一决定，单位不另外设。"),
        "out_of_range": _("只能写 %(about)s。请改成这个范围里的数。"),
        "laxer_than_the_school": _(
            "单位只能比学校更严：学校现在是 %(about)s（依据%(article)s）。请写更严的数，或跟学校一样。"
        ),
        "retroactive": _("不能从过去的日子起算。请写今天或以后的日期。"),
    }
)
ABOUT: Mapping[Choice, str | Promise] = MappingProxyType(
    {
        Choice.LIST_OVERDUE: _(
            "打开以后，公开网站上列出逾期还没有公开的目录事项：事项、单位、应公开日期。不列具体内容。"
        ),
        Choice.SPEAK_FOR_MAJOR: _(
            "打开时，勾了重大事项的内容都要新闻发言人知悉，办公室才能审批，拟稿人不能取消。关闭以后，由拟稿人勾选。"
        ),
        Choice.REMIND: _(
            "打开时，每个工作日早上提醒拟稿人和第一责任人快到期和逾期的事项。关闭后不再提醒，时限照常计算。"
        ),
    }
)
"""What each choice means for readers."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    article = ""
    if refusal.article:
        ref = Ref(*refusal.article)
        article = ref.english if (get_language() or "").startswith("en") else str(ref)
    return str(SENTENCES[refusal.code]) % {"about": refusal.about, "article": article}


def number_of(setting: Setting, value: int) -> str:
    """Write a value with what it counts: 20 个工作日."""
    return str(_("%(value)d %(counts)s")) % {"value": value, "counts": named(RANGES[setting].counts)}


def stricter_way(setting: Setting) -> str:
    """Say which way a unit may differ from the school. Source: 第二十一条."""
    if RANGES[setting].is_schools_alone:
        return str(_("由学校统一决定，单位不另外设。"))
    if RANGES[setting].counts is Counts.PERCENT:
        return str(_("单位可以写得更高。"))
    if RANGES[setting].stricter is Stricter.LESS:
        return str(_("单位可以写得更短。"))
    return str(_("单位可以写得更长。"))
