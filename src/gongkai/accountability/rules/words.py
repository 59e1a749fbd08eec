"""The closed vocabularies of the register. Source: 第二十条."""

from gongkai.measures.vocabulary import Word


class CaseStage(Word):
    """How far a case has come. Practice."""

    NOTED = "noted", "已登记", "Noted"
    OPENED = "opened", "已启动", "Opened"
    DECIDED = "decided", "已决定", "Decided"
    CLOSED = "closed", "已了结", "Closed"


class Verb(Word):
    """What the keepers of the register do with a case."""

    NOTE = "note", "登记", "Note"
    WRITE = "write", "修改登记", "Write"
    PROVE = "prove", "附证据", "Add evidence"
    PROTECT = "protect", "列为不得公开", "Keep out of disclosures"
    UNPROTECT = "unprotect", "不再列为不得公开", "Let in again"
    OPEN = "open", "启动问责", "Open"
    HEAR = "hear", "记录陈述", "Record a statement"
    DECIDE = "decide", "登记决定", "Enter the decision"
    DROP = "drop", "不再追究", "Drop"
    CLOSE = "close", "了结", "Close"
    ADMIT = "admit", "增加知情人", "Let somebody know"
    DISMISS = "dismiss", "移出知情人", "Let somebody know no longer"
    TAKE_OVER = "take_over", "接手", "Take over"


class Limb(Word):
    """Which half of Art. 20 a piece of evidence is for: it takes both. Source: 第二十条."""

    GROUND = "ground", "情形", "Ground"
    CONSEQUENCE = "consequence", "不良后果", "Adverse consequence"


class Party(Word):
    """Whom a case concerns, and who is heard on it."""

    PERSON = "person", "本人", "The person"
    UNIT = "unit", "党组织", "The organisation"


class Kind(Word):
    """How a case ended. Practice: 《中国共产党问责条例》; the content of a decision is never kept here."""

    REMINDED = "reminded", "提醒谈话", "Reminded"
    CRITICISED = "criticised", "批评教育", "Criticised"
    SELF_EXAMINATION = "self_examination", "责令检查", "Ordered to examine itself"
    CIRCULATED = "circulated", "通报批评", "Criticised in a circular"
    ADMONISHED = "admonished", "诫勉", "Admonished"
    REORGANISED = "reorganised", "组织处理", "Organisational measure"
    DISCIPLINED = "disciplined", "党纪处分", "Party discipline"
    NOTHING = "nothing", "不予追究", "Not held accountable"
    DROPPED = "dropped", "没有作决定", "Dropped without a decision"


DECISIONS = tuple(kind for kind in Kind if kind is not Kind.DROPPED)
"""What can be decided; what is dropped has no number."""


class Looked(Word):
    """What somebody looked at. Practice: every look is kept."""

    PAGE = "page", "案件页面", "The page of the case"
    FILE = "file", "证据文件", "A file of the evidence"
    READS = "reads", "查看记录", "The record of looks"


class HintKind(Word):
    """What a hint is drawn from; it suggests, and nothing follows from it. Source: 第二十条."""

    OVERDUE = "overdue", "长期逾期不公开", "Long overdue"
    AROUND = "around", "多次想绕过程序", "Tried to go around the procedure"
    CORRECTED = "corrected", "申请更正后作重大更正", "Major correction after a request"
    WITHDRAWN = "withdrawn", "内容有误被撤下", "Withdrawn as false"
    LEAKED = "leaked", "信息泄露", "Leak"
