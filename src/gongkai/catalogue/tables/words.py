"""Words of tables and the words of the Measures they stand for: channels, audiences, classes."""

import re
from collections.abc import Iterable

from gongkai.catalogue.tables.texts import plain, without_order
from gongkai.measures.numerals import numeral
from gongkai.measures.vocabulary import Audience, Channel, MatterClass

_CHANNELS = (
    (Channel.BRIEFING, "重点工作通报会|工作通报会|情况通报会|通报会|新闻发布会|发布会"),
    (Channel.SUNSHINE, "阳光校园(?:平台)?"),
    (Channel.INNER_PORTAL, "局域网|党内公开栏|党内网|内部网站?|内网|校内网"),
    (Channel.EXTERNAL_MEDIA, "校外媒体|新闻媒体|社会媒体|公共媒体"),
    (Channel.OFFICE_SYSTEM, "办公自动化(?:系统)?|办公系统|办公平台|办公网|oa(?:系统|平台)?"),
    (Channel.NEWSPAPER, "校报校刊|校报|校刊|报刊"),
    (Channel.PORTAL, "门户网站|官方网站|校园网站?|学校网站|信息公开网|党务公开网|网站|官网|网页|门户|网络"),
    (Channel.RADIO, "校内广播|校园广播|广播"),
    (Channel.SCREEN, "电子显示屏|电子屏幕?|显示屏|led屏?|大屏"),
    (Channel.NOTICE_BOARD, "公告栏|公示栏|公开栏|宣传栏|橱窗|公示墙|张贴"),
    (Channel.MAILBOX, "领导信箱|书记信箱|信箱"),
    (Channel.BULLETIN, "编发简报|工作简报|简报"),
    (Channel.MEETING, "召开会议|党员大会|党代会|支部会|座谈会|会议|大会|例会"),
    (Channel.DOCUMENT, "制发文件|印发文件|红头文件|文件|发文|公文|印发"),
)
_CHANNEL = re.compile("|".join(f"({words})" for _, words in _CHANNELS))
_LIKELY_CHANNELS = (
    (Channel.OFFICE_SYSTEM, re.compile("工作群|微信群|qq群|钉钉|企业微信|邮件|邮箱")),
    (Channel.EXTERNAL_MEDIA, re.compile("微信|公众号|微博|抖音|视频号|新媒体|两微|媒体|报纸|电视")),
    (Channel.DOCUMENT, re.compile("通知|通报|纪要")),
    (Channel.MEETING, re.compile("会$")),
)
_LOOSE = 6
"""How many more signs may stand around the name of a channel: 学院网站, 在公告栏张贴公布."""

_AUDIENCES = (
    (Audience.PUBLIC, re.compile("社会|公众|公民|群众|向外|校外")),
    (Audience.INNER, re.compile("党内|党员|党组织|党支部")),
    (Audience.SPECIFIC, re.compile("特定|当事人|相关人员|有关人员|相关单位|有关单位|本人|申请人")),
)
_LIKELY_SPECIFIC = re.compile("教职工|教师|师生|学生|干部|校内|全校|本单位|部门")
_LIKELY_CLASSES = (
    ("决策部署|学习贯彻|理论学习|贯彻|落实", MatterClass.GUIDANCE, MatterClass.D_GUIDANCE),
    ("党风|廉政|廉洁|作风|巡察|整改", MatterClass.INTEGRITY, MatterClass.D_CONDUCT),
    ("问责|失职", MatterClass.INTEGRITY, MatterClass.D_ACCOUNTABILITY),
    ("立案|审查|开除|处分", MatterClass.INTEGRITY, MatterClass.D_CASES),
    ("纪律|监督|纪检", MatterClass.INTEGRITY, MatterClass.D_EDUCATION),
    ("思想|意识形态|宣传|文化|师德|教育", MatterClass.IDEOLOGY, MatterClass.D_EDUCATION),
    ("服务|联系|群众|关怀|帮扶|统战", MatterClass.SERVICE, MatterClass.D_OTHER),
    ("组织|党员|党费|干部|选举|换届|人才|支部|队伍", MatterClass.ORGANISATION, MatterClass.D_SELF),
    ("决议|决定|党委会|重大|规划|计划|议事", MatterClass.DECISIONS, MatterClass.D_GUIDANCE),
    ("其他|其它|综合", MatterClass.OTHER, MatterClass.D_OTHER),
)


def channels_in(text: str) -> tuple[Channel, ...]:
    """Return the channels that a phrase names; none where it is not sure."""
    said = plain(text).lower()
    found = list(_CHANNEL.finditer(said))
    if not found or len(said) - sum(len(one[0]) for one in found) > _LOOSE * len(found):
        return ()
    return tuple(dict.fromkeys(_CHANNELS[one.lastindex - 1][0] for one in found if one.lastindex))


def likely_channel(text: str) -> Channel | None:
    """Return the channel that a phrase may mean."""
    said = plain(text).lower()
    return next((channel for channel, words in _LIKELY_CHANNELS if words.search(said)), None)


def audience_in(text: str) -> Audience | None:
    """Return the audience that a phrase names; nothing where it names several, or none for sure."""
    said = plain(text)
    found = [audience for audience, words in _AUDIENCES if words.search(said)]
    return found[0] if len(found) == 1 else None


def likely_audience(text: str) -> Audience | None:
    """Return the audience that a phrase may mean: the widest it names."""
    said = plain(text)
    named = next((audience for audience, words in _AUDIENCES if words.search(said)), None)
    return named or (Audience.SPECIFIC if _LIKELY_SPECIFIC.search(said) else None)


def class_in(text: str, classes: Iterable[MatterClass]) -> MatterClass | None:
    """Return the class that a phrase names by its name, its number or its place in the Measures."""
    said = plain(text)
    bare = without_order(said)
    found = [one for one in classes if one.zh in said or one.value in (bare, said) or _place(one) in said]
    longest = max((len(one.zh) for one in found), default=0)
    exact = [one for one in found if len(one.zh) == longest]
    return exact[0] if len(exact) == 1 else None


def _place(one: MatterClass) -> str:
    return f"第{numeral(one.article)}条({numeral(one.item)})"


def likely_class(text: str, *, is_discipline: bool) -> MatterClass | None:
    """Return the class that a phrase may mean."""
    for words, ours, theirs in _LIKELY_CLASSES:
        if re.search(words, text):
            return theirs if is_discipline else ours
    return None
