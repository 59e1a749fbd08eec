"""What a column of a table can be taken for, and by which names schools call it."""

import re
from enum import StrEnum

from gongkai.catalogue.tables.texts import plain
from gongkai.catalogue.tables.words import audience_in, channels_in
from gongkai.measures.vocabulary import Audience, Channel


class Column(StrEnum):
    """What a column says of an entry."""

    CODE = "code"
    CLASS = "class"
    PARENT = "parent"
    TITLE = "title"
    CONTENT = "content"
    BASIS = "basis"
    AUDIENCE = "audience"
    CHANNELS = "channels"
    TIME = "time"
    LEAD = "lead"
    OTHERS = "others"
    MAJOR = "major"
    ON_REQUEST = "on_request"


TICK_CHANNEL = "channel:"
TICK_AUDIENCE = "audience:"
"""How a column is called under which only ticks stand: what it ticks follows."""

USES = (
    *(column.value for column in Column),
    *(TICK_CHANNEL + channel.value for channel in Channel),
    *(TICK_AUDIENCE + audience.value for audience in Audience),
)
"""Everything a column can be taken for."""

_NAMES: tuple[tuple[Column, str], ...] = (
    (Column.CODE, "序号|编号|编码|事项编号|事项编码|目录编号|no|号"),
    (
        Column.CLASS,
        "类别|类型|分类|大类|公开类别|事项类别|事项分类|所属类别|栏目|一级目录|一级类别|公开分类|内容类别|类目",
    ),
    (Column.PARENT, "一级事项|一级公开事项|一级"),
    (
        Column.TITLE,
        (
            "事项|公开事项|事项名称|公开项目|项目|名称|项目名称|二级事项|二级公开事项|三级事项"
            "|二级目录|二级|三级|目录|公开目录|公开事项名称|信息名称|具体事项"
        ),
    ),
    (
        Column.CONTENT,
        "内容|公开内容|具体内容|主要内容|内容要素|公开要素|公开内容要素|公开的内容|内容要求|事项内容",
    ),
    (Column.BASIS, "依据|公开依据|法规依据|政策依据|制度依据|法律依据|设定依据|文件依据|依据条款"),
    (Column.AUDIENCE, "范围|公开范围|对象|公开对象|公开范围对象|受众|面向对象"),
    (
        Column.CHANNELS,
        (
            "方式|公开方式|渠道|公开渠道|载体|公开载体|公开渠道和载体|渠道和载体|渠道载体|公开形式"
            "|形式|公开途径|途径|公开平台|公开渠道及载体"
        ),
    ),
    (
        Column.TIME,
        (
            "时限|公开时限|时间|公开时间|公开时间时限|时间要求|时限要求|更新时限|更新频率|公开频率"
            "|公开频次|频次|公开期限|期限|公开周期|周期|更新时间"
        ),
    ),
    (
        Column.LEAD,
        (
            "责任部门|责任单位|主体|公开主体|责任主体|牵头部门|牵头单位|牵头责任单位|负责部门"
            "|负责单位|主办部门|主办单位|承办部门|承办单位|公开责任主体|公开单位|实施主体|部门|单位"
            "|责任部门单位"
        ),
    ),
    (Column.OTHERS, "配合单位|配合部门|协办单位|协办部门|协助单位|参与单位|参与部门|协同部门"),
    (Column.MAJOR, "重大事项|是否重大|是否重大事项|重大"),
    (Column.ON_REQUEST, "依申请|依申请公开"),
)
_ASIDE = re.compile(r"[(【\[].*?[)】\]]|[*:：、.／/\\和及与]")
_BY_NAME = {_ASIDE.sub("", name): column for column, names in _NAMES for name in names.split("|")}
_NOT_USED = re.compile(
    "备注|说明|联系人|联系电话|电话|审核|填报|栏目链接|链接|网址|主动公开|主动|公开层级|层级|校级|院级"
)
_LONGEST = 16
_WITH_ASIDE = 60
"""How long the name of a column is at most, without and with what stands in brackets."""


def use_of(path: tuple[str, ...]) -> str:
    """Return what a column is by its names, from the one that spans others down to its own; empty where unknown."""
    over = next((found for name in path[:-1] if (found := named(name))), "")
    own = path[-1] if path else ""
    if over in {Column.CHANNELS, Column.AUDIENCE} and (under := ticks_under(own)):
        return under
    return named(own) or (over if not is_heading(own) and over not in {Column.CHANNELS, Column.AUDIENCE} else "")


def ticks_under(own: str) -> str:
    """Return what is ticked in a column of that name: a channel or an audience; empty where it names none."""
    channels = channels_in(own)
    if len(channels) == 1:
        return TICK_CHANNEL + channels[0].value
    audience = audience_in(own)
    return TICK_AUDIENCE + audience.value if audience else ""


def named(text: str) -> str:
    """Return what a column of that name is; a channel's name is a column of ticks. Empty where unknown."""
    found = _BY_NAME.get(_said(text))
    return found.value if found else ""


def _said(text: str) -> str:
    """Return the name of a column without what stands in brackets; nothing of a text too long to be one."""
    return _ASIDE.sub("", plain(text).lower()) if len(text) <= _WITH_ASIDE else ""


def is_heading(text: str) -> bool:
    """Tell whether a text is sure to be the name of a column, also of one that is not used."""
    said = _said(text)
    return bool(said) and (said in _BY_NAME or (len(said) <= _LONGEST and bool(_NOT_USED.fullmatch(said))))


def is_tick_heading(text: str) -> bool:
    """Tell whether a text can be the name of a column of ticks."""
    return len(text) <= _LONGEST and (bool(ticks_under(text)) or is_heading(text))
