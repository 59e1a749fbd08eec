"""The closed vocabularies of a briefing meeting."""

from gongkai.measures.vocabulary import Word


class MeetingState(Word):
    """How far a meeting has come. Practice."""

    PLANNED = "planned", "筹备中", "Planned"
    ANNOUNCED = "announced", "已通知", "Announced"
    HELD = "held", "记录待确认", "To be confirmed"
    RECORDED = "recorded", "记录已公开", "Recorded"
    CALLED_OFF = "called_off", "已取消", "Called off"


class Verb(Word):
    """What can be done about a meeting. Source: 第十四条."""

    CHANGE = "change", "修改", "Change"
    ANNOUNCE = "announce", "发出通知", "Announce"
    CALL_OFF = "call_off", "取消会议", "Call off"
    RECORD = "record", "写会议记录", "Record"
    CONFIRM = "confirm", "确认记录", "Confirm the record"


KNOWN = (MeetingState.ANNOUNCED, MeetingState.HELD, MeetingState.RECORDED)
"""States of which those who are invited know."""
