"""What staff did, in words: the deed, what it was about, and the details from old to new."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.words import Stage, Verb
from gongkai.measures.vocabulary import Administration, Audience, PersonKind, Role, UnitKind, Word
from gongkai.obligations.rules.words import State
from gongkai.restructuring.rules import Kind
from gongkai.scanner.finding import Severity
from gongkai.screening.rules import Purpose

DEEDS: Mapping[str, Promise] = MappingProxyType(
    {
        "signed_in": lazy("登录"),
        "signed_out": lazy("退出"),
        "sign_in_failed": lazy("登录失败"),
        "sign_in_turned_away": lazy("登录被拒：账号已停用"),
        "second_factor_failed": lazy("验证码不对"),
        "second_factor_set": lazy("开启第二重验证"),
        "second_factor_removed": lazy("关闭第二重验证"),
        "second_factor_renewed": lazy("更换备用码"),
        "second_factor_dropped": lazy("解除他人的第二重验证"),
        "account_opened": lazy("开账号"),
        "account_disabled": lazy("停用账号"),
        "account_enabled": lazy("启用账号"),
        "password_issued": lazy("发一次性密码"),
        "password_set": lazy("设置密码"),
        "password_chosen": lazy("修改自己的密码"),
        "unit_created": lazy("新建单位"),
        "unit_changed": lazy("修改单位"),
        "unit_renamed": lazy("单位更名"),
        "unit_name_corrected": lazy("更正单位名称"),
        "unit_name_borne": lazy("单位新名称生效"),
        "unit_ended": lazy("单位结束"),
        "reorganisation_drawn_up": lazy("拟单位调整方案"),
        "reorganisation_shared_out": lazy("分配单位分设后的事项"),
        "reorganisation_confirmed": lazy("确认单位调整方案"),
        "reorganisation_called_off": lazy("取消单位调整方案"),
        "reorganisation_done": lazy("单位调整完成"),
        "reorganisation_held_up": lazy("单位调整没有办成"),
        "unit_marked_small": lazy("标记为小单位"),
        "unit_unmarked_small": lazy("结束小单位标记"),
        "person_registered": lazy("登记人员"),
        "person_changed": lazy("修改人员"),
        "person_left": lazy("登记离校"),
        "person_taken_back": lazy("恢复为在校"),
        "people_imported": lazy("从表格导入人员"),
        "membership_begun": lazy("登记组织关系"),
        "membership_moved": lazy("转移组织关系"),
        "membership_ended": lazy("结束组织关系"),
        "post_granted": lazy("任职"),
        "acting_head_granted": lazy("安排代行"),
        "post_confirmed": lazy("确认任职"),
        "post_ended": lazy("结束任职"),
        "post_called_off": lazy("取消任职"),
        "posts_imported": lazy("从表格导入任职"),
        "group_formed": lazy("新建名单"),
        "group_changed": lazy("修改名单"),
        "group_dissolved": lazy("停用名单"),
        "group_moved": lazy("名单转到别的单位"),
        "catalogue_started": lazy("开始编目录"),
        "catalogue_item_put": lazy("写目录条目"),
        "catalogue_item_dropped": lazy("去掉目录条目"),
        "catalogue_imported": lazy("从表格导入目录条目"),
        "catalogue_import_undone": lazy("撤销导入的目录条目"),
        "catalogue_changes_explained": lazy("写目录调整的理由"),
        "catalogue_compiled": lazy("汇编学校目录"),
        "catalogue_decided": lazy("同意再次调整目录"),
        "catalogue_submitted": lazy("提交目录备案"),
        "catalogue_given_back": lazy("退回目录"),
        "catalogue_filed": lazy("目录备案"),
        "catalogue_in_force": lazy("目录生效"),
        "catalogue_carried_over": lazy("目录并入接替单位"),
        "disclosure_started": lazy("开始拟稿"),
        "disclosure_saved": lazy("保存草稿"),
        "disclosure_attached": lazy("添加附件"),
        "disclosure_detached": lazy("移除附件"),
        "disclosure_file_replaced": lazy("替换附件"),
        "disclosure_explained": lazy("说明为什么可以公开"),
        "disclosure_moved": lazy("事项转到别的单位"),
        "disclosure_put_right": lazy("按检查结果改一处正文"),
        "recheck_begun": lazy("开始复查"),
        "recheck_paused": lazy("暂停复查"),
        "recheck_running": lazy("继续复查"),
        "recheck_let_stay": lazy("复查后保留"),
        "word_list_kept": lazy("设置检查规则"),
        "calendar_loaded": lazy("导入放假安排"),
        "policy_decided": lazy("学校设置"),
        "obligations_moved": lazy("重新推算公开时限"),
        "obligation_taken_over": lazy("拟稿对应一项到期事项"),
        "obligation_met": lazy("到期事项已公开"),
        "obligation_given_up": lazy("草稿取消，到期事项重新待办"),
        "obligation_deferred": lazy("不予公开，到期事项暂缓"),
        "obligation_stands_again": lazy("长期公开的信息已下架，重新待办"),
        "obligation_rehomed": lazy("到期事项转到别的单位"),
        "obligation_urged": lazy("催办"),
        "event_entered": lazy("登记事情发生"),
        "event_voided": lazy("撤销登记的事情"),
        "deferral_asked": lazy("申请暂缓公开"),
        "deferral_approved": lazy("同意暂缓公开"),
        "deferral_refused": lazy("不同意暂缓公开"),
        "deferral_ended": lazy("结束暂缓"),
        "nothing_stated": lazy("说明本期没有要公开的"),
        "reminded": lazy("发出到期提醒"),
        "feed_opened": lazy("做日历订阅地址"),
        "feed_revoked": lazy("撤销日历订阅"),
        "mail_choice": lazy("开启或关闭提醒邮件"),
    }
)
"""What was done, by the code in the leaf; the steps of the procedure are named by its own vocabulary."""

BESIDE: Mapping[str, Promise] = MappingProxyType({"key": lazy("更换日志的签名密钥")})
"""What stands in the log besides deeds."""
STEPS: Mapping[str, Verb] = MappingProxyType({f"disclosure_{verb.value}": verb for verb in Verb})
LABELS: Mapping[str, Promise] = MappingProxyType(
    {
        "account": lazy("账号"),
        "acting_for": lazy("代行对象"),
        "added": lazy("新增"),
        "administration": lazy("管理员"),
        "audience": lazy("公开范围"),
        "came": lazy("加入人数"),
        "changed": lazy("变更"),
        "code": lazy("编码"),
        "digests": lazy("提醒人数"),
        "disclosure": lazy("信息"),
        "due_on": lazy("公开时限"),
        "email": lazy("电子邮箱"),
        "ending": lazy("结束的单位"),
        "decided_on": lazy("决定日期"),
        "ends_on": lazy("结束日期"),
        "entry": lazy("条目"),
        "factor": lazy("验证方式"),
        "fix": lazy("改法"),
        "filing_number": lazy("备案号"),
        "home": lazy("所在单位"),
        "happened_on": lazy("发生日期"),
        "hosts_office": lazy("领导小组办公室"),
        "in_force_on": lazy("生效日期"),
        "is_active": lazy("使用中"),
        "is_on": lazy("打开"),
        "key": lazy("期次"),
        "kind": lazy("类别"),
        "last_day": lazy("最后一天"),
        "make_up": lazy("调休上班日"),
        "moot": lazy("不再适用"),
        "moved": lazy("时限有变动"),
        "name": lazy("名称"),
        "name_en": lazy("英文名称"),
        "number": lazy("工号或学号"),
        "off": lazy("放假日"),
        "parent": lazy("上级单位"),
        "position": lazy("排序"),
        "post": lazy("任职编号"),
        "purpose": lazy("用途"),
        "re_review_on": lazy("再次审查日期"),
        "reason": lazy("原因"),
        "removed": lazy("移除"),
        "renewed": lazy("替换原地址"),
        "revision": lazy("第几稿"),
        "role": lazy("岗位"),
        "round": lazy("第几轮"),
        "rules": lazy("检查规则"),
        "severity": lazy("严重程度"),
        "short_name": lazy("简称"),
        "shut": lazy("停用的账号"),
        "source": lazy("依据"),
        "stage": lazy("环节"),
        "state": lazy("状态"),
        "starts_on": lazy("起始日期"),
        "stopped": lazy("停用"),
        "successor": lazy("接替的单位"),
        "taken": lazy("处理项数"),
        "things": lazy("事项数"),
        "unchanged": lazy("不变"),
        "unit": lazy("单位"),
        "version": lazy("版本"),
        "waits": lazy("等第二人确认"),
        "wants": lazy("要提醒邮件"),
        "went": lazy("移出人数"),
    }
)
"""What a detail is, by its code."""
VALUES: Mapping[str, tuple[type[Word] | type[Severity], ...]] = MappingProxyType(
    {
        "administration": (Administration,),
        "audience": (Audience,),
        "kind": (PersonKind, UnitKind, Kind),
        "purpose": (Purpose,),
        "role": (Role,),
        "severity": (Severity,),
        "stage": (Stage,),
        "state": (State,),
    }
)
"""The vocabularies that details are taken from."""


def deed_name(code: str) -> str:
    """Name what was done; a code of another version of the program stands for itself."""
    if code in STEPS:
        return named(STEPS[code])
    return str({**DEEDS, **BESIDE}.get(code, code))


def choices() -> list[tuple[str, str]]:
    """Return every deed that one can look for, with its name."""
    return [(code, deed_name(code)) for code in (*DEEDS, *STEPS)]


def details(told: Mapping[str, Any], name_of: Callable[[str], str]) -> list[tuple[str, str]]:
    """Write the details as label and text; ``name_of`` names what a code such as ``unit/JX`` stands for."""
    return [(str(LABELS.get(name, name)), _value(name, value, name_of)) for name, value in sorted(told.items())]


def _value(name: str, value: Any, name_of: Callable[[str], str]) -> str:  # noqa: ANN401 – whatever JSON can carry
    match value:
        case [old, new]:
            return _("%(old)s → %(new)s") % {"old": _value(name, old, name_of), "new": _value(name, new, name_of)}
        case None | "":
            return _("（无）")
        case True:
            return _("是")
        case False:
            return _("否")
        case str() if word := _word(name, value):
            return named(word)
    return name_of(str(value))


def _word(name: str, value: str) -> Word | Severity | None:
    return next((words(value) for words in VALUES.get(name, ()) if value in list(words)), None)
