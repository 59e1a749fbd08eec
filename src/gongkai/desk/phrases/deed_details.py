"""The details of what staff did, in words: what each is called, and what was written before and after."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gongkai.archives.rules import Reach
from gongkai.assessments.rules.words import Decision
from gongkai.desk.phrases.catalogue import named
from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.incidents.rules.words import Level
from gongkai.inspections.rules.words import Severity as HowGrave
from gongkai.mailbox.rules.words import State as LetterState
from gongkai.measures.vocabulary import Administration, Audience, Channel, PersonKind, Role, UnitKind, Word
from gongkai.obligations.rules.words import State
from gongkai.push.rules.words import Kind as PushKind
from gongkai.restructuring.rules import Kind
from gongkai.robots.rules import Kind as RobotKind
from gongkai.scanner.finding import Severity
from gongkai.screening.rules import Purpose

LABELS: Mapping[str, Promise] = MappingProxyType(
    {
        "account": lazy("账号"),
        "as_of": lazy("统计到"),
        "section": lazy("章节"),
        "span": lazy("时间范围"),
        "address": lazy("接收地址"),
        "acting_for": lazy("代行对象"),
        "added": lazy("新增"),
        "administration": lazy("管理员"),
        "answer": lazy("结论"),
        "answer_by": lazy("答复期限"),
        "alarm": lazy("问题"),
        "audience": lazy("公开范围"),
        "came": lazy("加入人数"),
        "changed": lazy("变更"),
        "channel": lazy("公开方式"),
        "code": lazy("编码"),
        "digest": lazy("内容指纹"),
        "digests": lazy("提醒人数"),
        "disclosure": lazy("信息"),
        "due_on": lazy("公开时限"),
        "email": lazy("电子邮箱"),
        "ending": lazy("结束的单位"),
        "days": lazy("天数"),
        "decided_on": lazy("决定日期"),
        "ends_on": lazy("结束日期"),
        "evidence": lazy("留存内容的校验码"),
        "entry": lazy("条目"),
        "factor": lazy("验证方式"),
        "filter": lazy("筛选"),
        "fix": lazy("改法"),
        "format": lazy("文件格式"),
        "filing_number": lazy("备案号"),
        "home": lazy("所在单位"),
        "happened_on": lazy("发生日期"),
        "hosts_office": lazy("领导小组办公室"),
        "indicator": lazy("第几个指标"),
        "in_force_on": lazy("生效日期"),
        "is_active": lazy("使用中"),
        "is_on": lazy("打开"),
        "key": lazy("期次"),
        "kind": lazy("类别"),
        "for_members": lazy("也显示党内公开的信息"),
        "level": lazy("级别"),
        "last_day": lazy("最后一天"),
        "letter": lazy("并入的来信"),
        "make_up": lazy("调休上班日"),
        "moot": lazy("不再适用"),
        "month": lazy("月份"),
        "moved": lazy("时限有变动"),
        "name": lazy("名称"),
        "notice": lazy("整改通知书编号"),
        "name_en": lazy("英文名称"),
        "number": lazy("工号或学号"),
        "off": lazy("放假日"),
        "parent": lazy("上级单位"),
        "percent": lazy("百分比"),
        "place": lazy("安装地点"),
        "plan": lazy("检查计划的校验码"),
        "position": lazy("排序"),
        "post": lazy("任职编号"),
        "proof": lazy("凭证校验码"),
        "purpose": lazy("用途"),
        "quiet": lazy("免打扰时间"),
        "re_review_on": lazy("再次审查日期"),
        "reason": lazy("原因"),
        "recalled": lazy("撤回条数"),
        "receipt": lazy("对方的回执号"),
        "released": lazy("公开条数"),
        "removed": lazy("移除"),
        "renewed": lazy("替换原地址"),
        "revision": lazy("第几稿"),
        "role": lazy("岗位"),
        "round": lazy("第几轮"),
        "reach": lazy("归档范围"),
        "rows": lazy("行数"),
        "rules": lazy("检查规则"),
        "severity": lazy("严重程度"),
        "since": lazy("公开日期"),
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
        "trouble": lazy("问题"),
        "unchanged": lazy("不变"),
        "unit": lazy("单位"),
        "version": lazy("版本"),
        "waits": lazy("等第二人确认"),
        "wants": lazy("要提醒邮件"),
        "went": lazy("移出人数"),
        "without": lazy("不要的提醒"),
        "year": lazy("年度"),
    }
)
"""What a detail is, by its code."""
VALUES: Mapping[str, tuple[type[Word] | type[Severity], ...]] = MappingProxyType(
    {
        "administration": (Administration,),
        "alarm": (Alarm,),
        "answer": (Decision,),
        "audience": (Audience,),
        "channel": (Channel,),
        "level": (Level,),
        "kind": (PersonKind, UnitKind, Kind, PushKind, RobotKind),
        "purpose": (Purpose,),
        "reach": (Reach,),
        "role": (Role,),
        "severity": (Severity, HowGrave),
        "stage": (Stage,),
        "state": (State, LetterState),
    }
)
"""The vocabularies that details are taken from."""


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
