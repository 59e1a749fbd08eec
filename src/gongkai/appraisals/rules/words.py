"""The closed vocabularies of an appraisal."""

from gongkai.measures.vocabulary import Word


class Grade(Word):
    """How good something is, the best first. Practice."""

    GOOD = "good", "好", "Good"
    FAIRLY = "fairly", "较好", "Fairly good"
    FAIR = "fair", "一般", "Fair"
    POOR = "poor", "差", "Poor"


class AppraisalState(Word):
    """How far an appraisal has come. Practice."""

    OPEN = "open", "评议中", "Open"
    CLOSED = "closed", "已截止", "Closed"
    CALLED_OFF = "called_off", "已取消", "Called off"


class Verb(Word):
    """What can be done about an appraisal. Source: 第十八条."""

    CALL_OFF = "call_off", "取消评议", "Call off"
    PUBLISH = "publish", "向党员公布结果", "Let members see the result"
