"""The closed vocabularies of what falls due."""

from gongkai.measures.vocabulary import Word


class State(Word):
    """What has become of an obligation, as it is kept; whether an open one is overdue depends on the day."""

    OPEN = "open", "未办", "Open"
    MET = "met", "按时", "On time"
    LATE = "late", "迟", "Late"
    DEFERRED = "deferred", "暂缓", "Deferred"
    NOTHING_TO_REPORT = "nothing_to_report", "本期无", "Nothing to report"
    MOOT = "moot", "不再适用", "No longer applies"


class Standing(Word):
    """How an obligation stands on a day: what people are shown. Source: 第十七条."""

    OVERDUE = "overdue", "逾期", "Overdue"
    DUE = "due", "待公开", "Due"
    MET = "met", "按时", "On time"
    LATE = "late", "迟", "Late"
    DEFERRED = "deferred", "暂缓", "Deferred"
    NOTHING_TO_REPORT = "nothing_to_report", "本期无", "Nothing to report"
    MOOT = "moot", "不再适用", "No longer applies"


DONE = frozenset({State.MET, State.LATE, State.NOTHING_TO_REPORT})
"""What has been answered: nothing moves it any more."""


class Why(Word):
    """Why a due day was moved, or why nothing is due any more."""

    CALENDAR = "calendar", "放假安排更新", "The calendar was updated"
    CATALOGUE = "catalogue", "目录调整", "The catalogue was changed"
    EVENT = "event", "登记的事情有误", "The event was entered by mistake"
    DEFERRAL = "deferral", "暂缓结束", "The deferral ended"
    UNITS = "units", "单位调整", "Units were reorganised"
