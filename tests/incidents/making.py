"""Emergencies as people open them, and records of leaks as they write them."""

from datetime import timedelta

from gongkai.disclosures.rules.words import Alarm, Stage
from gongkai.incidents import actions
from gongkai.incidents.rules.leak import Leak
from tests.factories import NOON, brought_to

SOON = NOON + timedelta(hours=1)
A_LEAK = {
    "happened": "公示表格里有两名学生的证件号，公开约一小时。",
    "kinds": "姓名、证件号，两人。",
    "cause": "上传时选错了文件。",
    "harm": "可能被冒用身份。",
    "measures": "已暂停公开，联系搜索引擎清除快照。",
    "advice": "留意陌生来电，不要提供验证码。",
    "contact": "党政办公室",
    "people_told_on": NOON.date(),
    "regulator_why_not": "已采取措施，能够有效避免危害。",
}


def a_leak(**changes):
    return Leak(**(A_LEAK | changes))


def broken(house, *, by=None, at=SOON, **changes):
    """Make something known and take it down at once."""
    revision = brought_to(Stage.PUBLISHED, house)
    said = {"alarm": Alarm.FALSE, "reason": "数字有误", "what": "第二段的合计不对"} | changes
    return actions.break_glass(revision, by=by or house.reviewer, at=at, **said)
