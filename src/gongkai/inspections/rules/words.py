"""The closed vocabularies of inspections."""

from gongkai.measures.vocabulary import Word


class Kind(Word):
    """Whether what is checked is drawn or chosen. Source: 第十九条."""

    SPOT_CHECK = "spot_check", "核查抽检", "Spot check"
    SUPERVISION = "supervision", "专项督导", "Special supervision"


class PlanState(Word):
    """How far an inspection has come. Practice."""

    DRAFT = "draft", "拟定中", "Being planned"
    FILED = "filed", "已存档，待抽取", "Filed, to be drawn"
    DRAWN = "drawn", "对象已定，待通知", "Drawn, to be announced"
    IN_PROGRESS = "in_progress", "检查中", "In progress"
    CLOSED = "closed", "已结束", "Closed"
    CANCELLED = "cancelled", "已取消", "Cancelled"


ANNOUNCED = (PlanState.IN_PROGRESS, PlanState.CLOSED)
"""From here on the units that are inspected know of it."""


class Population(Word):
    """What may be checked. Source: 第十九条."""

    DISCLOSURES = "disclosure", "公开过的信息", "Disclosures made known"
    OBLIGATIONS = "obligation", "到期的公开任务", "Obligations that fell due"
    UNITS = "unit", "单位", "Units"


class Aspect(Word):
    """The six sides from which something is checked. Source: 第九条、第十四条、第十六条、第十七条."""

    CONTENT = "content", "内容", "Content"
    FORM = "form", "方式", "Form"
    PROCEDURE = "procedure", "程序", "Procedure"
    LIMIT = "limit", "时限", "Time limit"
    FEEDBACK = "feedback", "反馈", "Feedback"
    FILES = "files", "档案", "Records"


class Answer(Word):
    """What was found of one aspect."""

    YES = "yes", "符合", "In order"
    NO = "no", "不符合", "Not in order"
    NOT_ASKED = "not_asked", "不适用", "Does not apply"


class Severity(Word):
    """How grave a finding is. Practice."""

    MINOR = "minor", "轻微", "Minor"
    GENERAL = "general", "一般", "General"
    GRAVE = "grave", "严重", "Grave"


class FindingState(Word):
    """How far a finding has been rectified. Source: 第十九条."""

    FOUND = "found", "未下发", "Not yet served"
    SERVED = "served", "待单位确认", "To be acknowledged"
    CONTESTED = "contested", "单位有异议", "Contested"
    RECTIFYING = "rectifying", "整改中", "Being rectified"
    SUBMITTED = "submitted", "待核验", "To be verified"
    CLOSED = "closed", "已销号", "Closed"
    DROPPED = "dropped", "异议成立，已撤销", "Dropped"


OWED = (FindingState.SERVED, FindingState.RECTIFYING)
"""Where it is the unit's turn, and its time runs."""
TO_DECIDE = (FindingState.CONTESTED, FindingState.SUBMITTED)
"""Where it is the turn of those who inspect."""
OVER = (FindingState.CLOSED, FindingState.DROPPED)


class PlanVerb(Word):
    """What can be done about an inspection. Source: 第十九条."""

    CHANGE = "change", "修改计划", "Change the plan"
    FILE = "file", "存档", "File"
    CANCEL = "cancel", "取消", "Cancel"
    DRAW = "draw", "抽取", "Draw"
    BEGIN = "begin", "通知单位，开始检查", "Announce"
    CHECK = "check", "填写检查结果", "Check an item"
    FIND = "find", "登记问题", "Record a finding"
    SERVE = "serve", "下发整改通知书", "Serve a notice"
    CLOSE = "close", "结束检查", "Close"
    CIRCULATE = "circulate", "写通报", "Write the circular"


class Verb(Word):
    """What can be done about a finding. Source: 第十九条."""

    ACKNOWLEDGE = "acknowledge", "确认问题", "Acknowledge"
    CONTEST = "contest", "提出异议", "Contest"
    UPHOLD = "uphold", "异议不成立", "Uphold the finding"
    DROP = "drop", "异议成立，撤销", "Drop the finding"
    RECTIFY = "rectify", "报告整改情况", "Report the rectification"
    VERIFY = "verify", "核验通过，销号", "Verify and close"
    SEND_BACK = "send_back", "退回整改", "Send back"


class Mark(Word):
    """What a line of a finding's time line tells of besides the steps."""

    FOUND = "found", "发现问题", "Found"
    SERVED = "served", "下发整改通知书", "Notice served"
