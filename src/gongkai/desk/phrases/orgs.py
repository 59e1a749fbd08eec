"""Why something of chapter 2 may not be done, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import log
from gongkai.measures.refusal import Refusal

SENTENCES: Mapping[str, Promise] = MappingProxyType(
    {
        **log.SENTENCES,
        "not_yours_to_manage": _("您没有办理这件事的岗位或管理员身份。请联系系统管理员或安全管理员。"),
        "ends_before_start": _("结束日期早于起始日期。请改其中一个日期。"),
        "code_taken": _("这个编码已有单位使用。请换一个编码。"),
        "school_exists": _("学校党委只能有一个，已经建立。请选择其他类别。"),
        "school_has_no_parent": _("学校党委没有上级单位。请把上级单位留空。"),
        "needs_parent": _("请选择上级单位。只有学校党委没有上级。"),
        "cycle": _("上级单位不能是本单位或它的下级。请选择别的上级单位。"),
        "parent_not_standing": _("单位的存续时间超出了上级单位的存续时间。请改日期，或选择别的上级单位。"),
        "children_outlast": _("还有下级单位的存续时间超出这个范围。请先处理下级单位，或改日期。"),
        "office_is_elsewhere": _("领导小组办公室已设在另一个单位。请先在那个单位取消，再设在这里。"),
        "renamed_later": _("这个单位从那天或更晚起已有名称。请写更晚的日期；写错的，请改用更正名称。"),
        "renamed_apart": _("单位的名称不在这里改。请用更名；写错的，请用更正名称。"),
        "same_name": _("名称没有变化。请修改后再保存。"),
        "name_needs_reason": _("请写明为什么更正，例如“登记时漏写一字”。"),
        "small_needs_reason": _("请写明为什么由一个人完成两项审核。"),
        "not_marked_small": _("这个单位没有小单位标记，不用取消。"),
        "no_such_person": _("没有工号或学号为 %(about)s 的人员。请先登记人员，再导入任职。"),
        "number_taken": _("工号或学号 %(about)s 已经登记。请核对号码，或修改已有人员。"),
        "has_not_left": _("这个人没有离校记录，不用恢复。"),
        "grants_to_self": _("不能给自己任职或解除自己的验证。请由另一位安全管理员办理。"),
        "person_left": _("这个人那时已经离校。请核对日期；确实返校的，先恢复为在校。"),
        "unit_not_standing": _("这个单位那时不存在。请核对单位和日期。"),
        "not_the_office": _("办公室岗位只能设在领导小组办公室所在单位。请改单位或岗位。"),
        "not_discipline": _("纪检监察员只能设在纪律检查组织。请改单位或岗位。"),
        "already_holds": _("这个人在这个单位那时已有同一岗位。请核对日期，或先结束原来的任职。"),
        "unit_has_head": _("这个单位那时已有第一责任人。请先结束原任职，或改起始日期。"),
        "acts_for_himself": _("本人不能代行自己的职责。请选择别人。"),
        "not_a_regular_head": _("只能为已经生效的第一责任人安排代行。请先确认原任职。"),
        "acting_needs_end": _("请写代行的结束日期。"),
        "acting_needs_reason": _("请写代行的原因。"),
        "acting_outside_term": _("代行日期超出了原任职的日期。请改在原任职期间以内。"),
        "stood_in_already": _("那时已有人代行。请改日期，或先结束原来的代行。"),
        "needs_no_second": _("这个岗位不需要第二人确认。"),
        "already_confirmed": _("这项任职已经确认过，不用再确认。"),
        "called_off": _("这项任职已经取消。需要的话请重新任职。"),
        "same_granter": _("这项任职是您提出的，要由另一位安全管理员确认。"),
        "already_ended": _("这项任职在那天或更早已经结束。结束日期只能提前。"),
        "was_in_force": _("这项任职已经生效过，不能取消，只能结束。请改用结束任职。"),
        "member_already": _("这个人那时已有组织关系。请先结束原来的组织关系，或改日期。"),
        "not_a_member": _("这个人现在没有组织关系。"),
        "group_name_taken": _("本单位已有名为“%(about)s”的名单。请换一个名称。"),
        "group_is_closed": _("这个名单已经停用，不能再改。需要的话请新建名单。"),
        "username_taken": _("用户名 %(about)s 已有人使用。请换一个。"),
        "has_account": _("这个人已有账号，不用再开。"),
        "administrator_account": _("管理员账号只能在服务器上用命令办理。请联系维护服务器的人。"),
    }
)
"""What happened and what to do, by the code of the refusal."""


def say(refusal: Refusal) -> str:
    """Say one reason in the reader's language."""
    return str(SENTENCES[refusal.code]) % {"about": refusal.about}
