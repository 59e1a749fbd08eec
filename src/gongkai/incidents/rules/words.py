"""The closed vocabularies of an emergency."""

from gongkai.measures.vocabulary import Word


class Level(Word):
    """How grave an emergency is. Practice."""

    ORDINARY = "ordinary", "一般", "Ordinary"
    SERIOUS = "serious", "较大", "Serious"
    GRAVE = "grave", "重大", "Grave"


class IncidentState(Word):
    """How far an emergency has been dealt with. Practice."""

    OPEN = "open", "待确认", "To be ratified"
    RATIFIED = "ratified", "已确认，处置中", "Ratified, being dealt with"
    REFUSED = "refused", "不同意暂停", "Ratification refused"
    CLOSED = "closed", "已办结", "Closed"


class Verb(Word):
    """What can be done about an emergency. Source: 第八条."""

    RATIFY = "ratify", "确认暂停", "Ratify"
    REFUSE = "refuse", "不同意暂停", "Refuse"
    NOTE = "note", "写处置记录", "Add to the time line"
    RECORD_LEAK = "record_leak", "登记信息泄露", "Record a leak"
    CLOSE = "close", "办结", "Close"


class EntryKind(Word):
    """What a line of the time line tells of. Practice."""

    OPENED = "opened", "紧急暂停", "Taken down at once"
    RATIFIED = "ratified", "确认暂停", "Ratified"
    REFUSED = "refused", "不同意暂停", "Refused"
    ESCALATED = "escalated", "到时未确认，已上报", "Not ratified in time, escalated"
    MEASURE = "measure", "处置措施", "Measure"
    NOTE = "note", "情况记录", "Note"
    LEAK = "leak", "登记信息泄露", "Leak recorded"
    CLOSED = "closed", "办结", "Closed"


WRITTEN_BY_HAND = (EntryKind.MEASURE, EntryKind.NOTE)
"""The lines that somebody adds of his own accord."""
