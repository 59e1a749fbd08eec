"""The closed vocabularies of a report."""

from gongkai.measures.vocabulary import Word


class Kind(Word):
    """Whose year it reports. Source: 第十八条."""

    UNIT = "unit", "单位年度报告", "Yearly report of a unit"
    SCHOOL = "school", "学校年度报告", "Yearly report of the school"


class ReportState(Word):
    """How far a report has come. Practice."""

    DRAFT = "draft", "撰写中", "Being written"
    FROZEN = "frozen", "已定稿", "Final"
    SUBMITTED = "submitted", "已送办公室", "With the office"
    VOID = "void", "已作废", "Void"


class Verb(Word):
    """What can be done about a report. Source: 第十八条."""

    WRITE = "write", "撰写", "Write"
    MEASURE = "measure", "重新取数", "Count again"
    FREEZE = "freeze", "定稿", "Make final"
    SUBMIT = "submit", "送办公室", "Hand to the office"
    MAKE_KNOWN = "make_known", "拟稿公开", "Draft for publication"
    VOID = "void", "作废", "Declare void"


class Group(Word):
    """What a report counts beside the registry of figures. Source: 第十八条、第十九条、第二十条."""

    CLASS = "class", "按内容类别", "By class"
    AUDIENCE = "audience", "按公开范围（一条信息可以有几种）", "By audience (one item may have several)"
    CHANNEL = "channel", "按公开方式（一条信息可以有几种）", "By channel (one item may have several)"
    TREND = "trend", "各月按时公开率", "On-time rate by month"
    FINDINGS = "findings", "核查抽检发现的问题", "Problems found in inspections"
    ASSESSMENT = "assessment", "考核", "Assessment"
    BRIEFING = "briefing", "通报会", "Briefing meetings"
    APPRAISAL = "appraisal", "民主评议", "Members' appraisal"
    ACCOUNTABILITY = "accountability", "追责", "Accountability"


class Counted(Word):
    """What is counted in some of these groups, by its code for ever."""

    FOUND = "findings.found", "下发整改的问题", "Problems of which notice was served"
    CLOSED = "findings.closed", "已销号", "Rectified and closed"
    OPEN = "findings.open", "还在整改", "Being rectified"
    LATE = "findings.late", "还在整改，已过期限", "Being rectified, past the day"
    REPEATED = "findings.repeated", "重复出现的问题", "Found again"
    TOTAL = "assessment.total", "考核得分", "Score"
    TOLD = "briefing.yearly", "已向党员和群众通报本年度情况的单位", "Units that told their members of the year"
    MEETINGS = "briefing.meetings", "记录已公开的通报会", "Briefing meetings on record"
    ATTENDED = "briefing.attended", "参加通报会的人次", "Attendances at them"
    APPRAISED = "appraisal.held", "已完成民主评议的单位", "Units appraised by their members"
    PUBLISHED = "appraisal.published", "已向党员公布评议结果的单位", "Units whose result members know"
    ENTITLED = "appraisal.entitled", "应参加评议的人", "Members entitled to answer"
    ANSWERS = "appraisal.answers", "参加评议的人", "Members who answered"
    CASES = "accountability.total", "本年度办结", "Ended in the year"
